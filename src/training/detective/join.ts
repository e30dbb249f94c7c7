import { lex, type Lexed } from './c-lexer.ts';

/** Several texts as one, each read from its beginning. */
export function lexAll(texts: readonly string[]): Lexed {
  const parts = texts.map(lex);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = (of: keyof Omit<Lexed, 'length' | 'column'>) => {
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part[of], at);
      at += part.length;
    }
    return whole;
  };
  const column = new Uint16Array(length);
  let at = 0;
  for (const part of parts) {
    column.set(part.column, at);
    at += part.length;
  }
  return {
    length,
    comment: bytes('comment'),
    quote: bytes('quote'),
    preprocessor: bytes('preprocessor'),
    condition: bytes('condition'),
    parentheses: bytes('parentheses'),
    braces: bytes('braces'),
    body: bytes('body'),
    indentation: bytes('indentation'),
    word: bytes('word'),
    column
  };
}
