/**
 * Puts text on the clipboard.
 *
 * @returns false where the page may not, as in a sandboxed frame
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Hands the reader a file. Nothing says whether the page may: in a sandboxed frame it is the browser that refuses. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
