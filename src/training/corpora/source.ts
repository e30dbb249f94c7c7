const files = import.meta.glob<string>(
  ['/src/engine/**/*.ts', '!/src/engine/**/*.test.ts', '!/src/engine/**/*.generated.ts'],
  { query: '?raw', import: 'default', eager: true }
);

/** The source of the engine that does the training, file by file; without tests, and without what a compiler made. */
export default Object.values(files);
