/** What a key asks of a figure. */
export type Command = 'toggle' | 'back' | 'forward' | 'start' | 'end' | 'reset' | 'fullscreen' | 'help';

const commands: Record<string, Command> = {
  ' ': 'toggle',
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  Home: 'start',
  End: 'end',
  r: 'reset',
  f: 'fullscreen',
  '?': 'help'
};

const editable = '[contenteditable]:not([contenteditable=false])';
const typing = `input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, ${editable}`;
const roles =
  'slider spinbutton switch checkbox radio tab option menuitem treeitem gridcell scrollbar textbox application';
const moving = `input, select, textarea, ${editable}, ${roles
  .split(' ')
  .map((role) => `[role=${role}]`)
  .join(', ')}`;
const pressing = `${moving}, button, summary, a[href], [role=button], [role=link]`;

/** Whether a key is for `target` itself: a field takes all, a slider or a list arrows, a button Space and Enter. */
export const ownKey = (key: string, target: Element): boolean =>
  target.matches(typing) ||
  (/^(Arrow|Page|Home$|End$)/.test(key) && target.matches(moving)) ||
  (/^(Enter| )$/.test(key) && target.matches(pressing));

/**
 * The command that a key gives to the figure around `target`, or undefined where the key belongs to somebody else:
 * a field takes every key, a slider or a weight takes arrows, Home, End and Space, a button takes Space.
 */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>,
  target: Element
): Command | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  // On most keyboards ? itself needs Shift.
  if (event.shiftKey && event.key !== '?') return undefined;
  const command = commands[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (command === undefined || target.closest('dialog') || target.matches(typing)) return undefined;
  if (event.key === ' ') return target.matches(pressing) ? undefined : command;
  if (event.key.length > 1 && target.matches(moving)) return undefined;
  return command;
}
