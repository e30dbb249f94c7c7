/** A host serves this file for any address at any depth: it must not run a router that trusts its own place. */
export const csr = false;
export const trailingSlash = 'never';
