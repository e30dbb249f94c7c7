import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMIT } from './session.ts';

/** A program that runs beside these tests, with all that it prints. */
export interface Program {
  printed(): string;
  /** Waits until it has printed something; what matched. */
  prints(what: RegExp): Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

/** @param stdio a third stream counts as printed, too */
export function start(command: string, args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env }
  });
  let text = '';
  let ended: string | undefined;
  const looks = new Set<() => void>();
  const look = () => {
    for (const one of [...looks]) one();
  };
  for (const stream of child.stdio.slice(1))
    (stream as NodeJS.ReadableStream | null)?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      look();
    });
  const over = new Promise<void>((resolve) => {
    const end = (why: string) => {
      ended = why;
      look();
      resolve();
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (code, signal) => end(`It ended with ${signal ?? code}.`));
  });
  return {
    printed: () => text,
    prints: (what) =>
      new Promise((resolve, reject) => {
        const settle = (then: () => void) => {
          clearTimeout(limit);
          looks.delete(one);
          then();
        };
        const fail = (why: string) =>
          settle(() => reject(new Error(`${command} did not print ${what}. ${why}\n${text.slice(-2000)}`)));
        const one = () => {
          const found = what.exec(text);
          if (found) settle(() => resolve(found));
          else if (ended !== undefined) fail(ended);
        };
        const limit = setTimeout(() => fail('It takes too long.'), LIMIT);
        looks.add(one);
        one();
      }),
    async stop() {
      if (ended === undefined) child.kill();
      await over;
      release(child);
    }
  };
}

/** A child of the program may hold its streams open after it has gone. */
function release(child: ChildProcess) {
  for (const stream of child.stdio) stream?.destroy();
}

/** A new folder outside the repository, and how to be rid of it. */
export async function newFolder(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `unrolled-${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
