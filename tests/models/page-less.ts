import type { Environment } from 'vitest/runtime';

/** What is asked for as soon as a figure is loaded: whether motion is to be reduced, and where the pointer goes. */
const page = {
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  addEventListener() {}
};

/** Node, for code that the browser's compiler made: a figure's model works there as on the page, without one. */
export default {
  name: 'page-less',
  viteEnvironment: 'client',
  setup(global: { window?: object }) {
    global.window = page;
    return {
      teardown: () => {
        delete global.window;
      }
    };
  }
} satisfies Environment;
