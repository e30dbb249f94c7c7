import fc from 'fast-check';

// The same cases in every run: what fails here fails everywhere. VITE_FC_SEED=… npm run test:unit tries others.
fc.configureGlobal({ seed: Number(import.meta.env.VITE_FC_SEED ?? 1) });
