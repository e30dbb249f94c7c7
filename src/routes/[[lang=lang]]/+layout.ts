import { langOf } from '$book/lang.ts';

export const load = ({ params }) => ({ lang: langOf(params) });
