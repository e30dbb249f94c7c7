import type { Packed } from './format.ts';

/** Where the browser keeps a run, if the reader allows it: one at a time under each name. */
const DATABASE = 'unrolled';
const STORE = 'runs';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // In a sandboxed frame the very name throws.
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The storage cannot be opened.'));
    request.onblocked = () => reject(new Error('The storage is in use.'));
  });
}

async function transact<Result>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<Result>
): Promise<Result> {
  const database = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = use(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The storage refused.'));
    });
  } finally {
    database.close();
  }
}

const stateOf = (name: string) => `${name}:state`;
const textOf = (name: string) => `${name}:text`;

/** @throws where the browser keeps nothing. The text is written only where it is another one. */
export async function keep(name: string, { state, text }: Packed, newText: boolean): Promise<void> {
  if (newText) await transact('readwrite', (store) => store.put(text, textOf(name)));
  await transact('readwrite', (store) => store.put(state, stateOf(name)));
}

/** The file of what was kept, or undefined. @throws where the browser keeps nothing */
export async function keptFile(name: string): Promise<Blob | undefined> {
  const state: unknown = await transact(
    'readonly',
    (store) => store.get(stateOf(name)) as IDBRequest<unknown>
  );
  const text: unknown = await transact('readonly', (store) => store.get(textOf(name)) as IDBRequest<unknown>);
  return state instanceof Blob && text instanceof Blob ? new Blob([state, text]) : undefined;
}

/** @throws where the browser keeps nothing */
export async function forget(name: string): Promise<void> {
  await transact('readwrite', (store) => store.delete(stateOf(name)));
  await transact('readwrite', (store) => store.delete(textOf(name)));
}
