/*
 * Where in a C file each character stands, found by reading it once from left to right, as a network does. What is said of a
 * character holds when it has just been read: an opening quote stands inside the quotes, the closing one outside again.
 */

/** For every character (code point) of a text; what is yes or no is 1 or 0. */
export interface Lexed {
  readonly length: number;
  /** Inside a comment of either kind, from its second character on. */
  readonly comment: Uint8Array;
  /** Inside double quotes. */
  readonly quote: Uint8Array;
  /** Inside a preprocessor line, with the lines that a backslash adds to it. */
  readonly preprocessor: Uint8Array;
  /** Inside the parentheses of an if. */
  readonly condition: Uint8Array;
  /** Open parentheses. */
  readonly parentheses: Uint8Array;
  /** Open braces. */
  readonly braces: Uint8Array;
  /** Inside the braces of a function. */
  readonly body: Uint8Array;
  /** In the blanks before a line's first other character. */
  readonly indentation: Uint8Array;
  /** In a name, a keyword or a number. */
  readonly word: Uint8Array;
  /** Characters read of this line; a tab is one, a line break none. */
  readonly column: Uint16Array;
}

export function lex(code: string): Lexed {
  const characters = Array.from(code);
  const { length } = characters;
  const bytes = () => new Uint8Array(length);
  const lexed = {
    length,
    comment: bytes(),
    quote: bytes(),
    preprocessor: bytes(),
    condition: bytes(),
    parentheses: bytes(),
    braces: bytes(),
    body: bytes(),
    indentation: bytes(),
    word: bytes(),
    column: new Uint16Array(length)
  };
  const lexer = new Lexer();
  for (let i = 0; i < length; i++) {
    lexer.read(characters[i]);
    const { mode, open } = lexer;
    const { parentheses, braces } = open;
    lexed.comment[i] = Number(mode === 'line comment' || mode === 'block comment');
    lexed.quote[i] = Number(mode === 'quote');
    lexed.preprocessor[i] = Number(lexer.directive);
    lexed.condition[i] = Number(parentheses.includes('if'));
    lexed.parentheses[i] = Math.min(255, parentheses.length);
    lexed.braces[i] = Math.min(255, braces.length);
    lexed.body[i] = Number(braces[0] === 'function');
    lexed.indentation[i] = Number(lexer.indenting);
    lexed.word[i] = Number(mode === 'code' && WORD.test(characters[i]));
    lexed.column[i] = Math.min(65_535, lexer.column);
  }
  return lexed;
}

const WORD = /[\p{L}\p{N}_$]/u;

/** What is open, outermost first. */
interface Open {
  parentheses: readonly ('if' | 'other')[];
  braces: readonly ('function' | 'other')[];
}

const nothing: Open = { parentheses: [], braces: [] };

class Lexer {
  mode: 'code' | 'quote' | 'apostrophe' | 'line comment' | 'block comment' = 'code';
  /** Whether this is a preprocessor line. */
  directive = false;
  open: Open = nothing;
  column = 0;
  indenting = false;
  /** The word at hand, or the last one where nothing but blanks came since. */
  #word = '';
  /** The character before; '' where what it began or ended is done with. */
  #before = '';
  /** The last character of code that is no blank. */
  #last = '';
  /** Whether the next character is meant literally. */
  #escaped = false;
  /** The name of this preprocessor line as far as it has been read; '' before and after. */
  #name = '';
  /** What was open before this preprocessor line, and before each #if that has no #endif yet. */
  #outside: Open = nothing;
  readonly #branches: Open[] = [];

  read(character: string): void {
    const newline = character === '\n';
    const first = this.column === 0 || this.indenting;
    this.indenting = first && (character === ' ' || character === '\t');
    this.column = newline ? 0 : this.column + 1;
    if (this.#escaped) {
      // A backslash at a line's end goes on with whatever this line is.
      this.#escaped = false;
      this.#before = '';
      return;
    }
    if (this.mode !== 'block comment') this.#escaped = character === '\\';
    if (newline) this.#endLine();
    if (this.mode === 'code') this.#readCode(character, first);
    else this.#readOther(character);
  }

  #endLine(): void {
    // Quotes do not reach over lines: whoever left one open has made a mistake, and the next line is none.
    if (this.mode !== 'block comment') this.mode = 'code';
    if (!this.directive || this.mode === 'block comment') return;
    this.#endName();
    this.directive = false;
    this.open = this.#outside;
    this.#word = this.#last = '';
  }

  #readOther(character: string): void {
    const ends =
      this.mode === 'quote'
        ? character === '"'
        : this.mode === 'apostrophe'
          ? character === "'"
          : this.mode === 'block comment' && this.#before === '*' && character === '/';
    if (ends) this.mode = 'code';
    this.#before = ends ? '' : character;
  }

  #readCode(character: string, first: boolean): void {
    if (this.#before === '/' && (character === '*' || character === '/')) {
      this.mode = character === '*' ? 'block comment' : 'line comment';
      this.#before = '';
      return;
    }
    if (character === '"') this.mode = 'quote';
    else if (character === "'") this.mode = 'apostrophe';
    else if (character === '#' && first && !this.directive) {
      this.directive = true;
      this.#name = '#';
      this.#outside = this.open;
      this.open = nothing;
    } else if (!this.#readName(character)) {
      this.#nest(character);
      this.#spell(character);
    }
    this.#before = character;
    if (!/\s/.test(character) && character !== '/') this.#last = character;
  }

  /** @returns whether the character belongs to the name of a preprocessor line, or stands before it */
  #readName(character: string): boolean {
    const belongs = WORD.test(character) || (this.#name === '#' && /\s/.test(character));
    if (this.#name === '') return false;
    if (belongs) this.#name += character.trim();
    else this.#endName();
    return belongs;
  }

  #nest(character: string): void {
    const { parentheses, braces } = this.open;
    if (character === '(') {
      this.open = { braces, parentheses: [...parentheses, this.#word === 'if' ? 'if' : 'other'] };
    } else if (character === ')') this.open = { braces, parentheses: parentheses.slice(0, -1) };
    else if (character === '{') {
      // A function's head ends with its arguments; those of structures and of lists of values do not.
      const kind = braces.length === 0 && this.#last === ')' ? 'function' : 'other';
      this.open = { parentheses, braces: [...braces, kind] };
    } else if (character === '}') this.open = { parentheses, braces: braces.slice(0, -1) };
  }

  #spell(character: string): void {
    if (WORD.test(character)) this.#word = WORD.test(this.#before) ? this.#word + character : character;
    else if (!/\s/.test(character)) this.#word = '';
  }

  /** Of the branches of an #if only one is compiled: each begins with what was open before the first. */
  #endName(): void {
    if (this.#name.startsWith('#if')) this.#branches.push(this.#outside);
    else if (this.#name.startsWith('#el')) this.#outside = this.#branches.at(-1) ?? this.#outside;
    else if (this.#name === '#endif') this.#branches.pop();
    this.#name = '';
  }
}
