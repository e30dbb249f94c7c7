import { vi } from 'vitest';

// Kit's own takes hold of the page's history.
vi.mock('$app/paths', () => ({ resolve: (path: string) => path, asset: (path: string) => path }));
