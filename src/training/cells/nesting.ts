/** How a piece of C ends: everything closed, something closed that was not open, or something still open. */
export type Ending = 'closed' | 'wrong' | 'open';

const partner: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/**
 * Whether brackets, quotes and comments of a piece of C close. What stands in quotes and comments opens and closes nothing.
 * A line's end inside quotes is wrong, unless it is escaped.
 */
export function endingOf(code: string): Ending {
  const open: string[] = [];
  let within: '' | '"' | "'" | '//' | '/*' = '';
  for (let i = 0; i < code.length; i++) {
    const character = code[i];
    const pair = code.slice(i, i + 2);
    if (within === '//') {
      if (character === '\n') within = '';
    } else if (within === '/*') {
      if (pair !== '*/') continue;
      within = '';
      i++;
    } else if (within !== '') {
      if (character === '\\') i++;
      else if (character === within) within = '';
      else if (character === '\n') return 'wrong';
    } else if (pair === '//' || pair === '/*') {
      within = pair;
      i++;
    } else if (character === '"' || character === "'") within = character;
    else if ('([{'.includes(character)) open.push(character);
    else if (character in partner && open.pop() !== partner[character]) return 'wrong';
  }
  return open.length === 0 && (within === '' || within === '//') ? 'closed' : 'open';
}
