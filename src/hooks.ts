import type { Reroute } from '@sveltejs/kit';

/** Hosts give a page under the name of its file, too, and so do links that name it. */
export const reroute: Reroute = ({ url }) => url.pathname.replace(/index\.html$/, '');
