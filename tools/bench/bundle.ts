import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** One minified ES module of `entry` and all that it imports. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    plugins: [svelte({ configFile: false })],
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      // The kernels are loaded when they are asked for; here there is no place to load them from.
      rolldownOptions: { output: { codeSplitting: false } }
    }
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))
    .join('');
}
