import { widget } from '../widget.ts';
import { parameters, Settings } from './settings.svelte.ts';
import SettingsView from './SettingsView.svelte';

/** A figure that has every control there is. */
export default widget({
  id: 'settings',
  parameters,
  Model: Settings,
  View: SettingsView,
  strings: { en: { title: 'Settings' }, zh: { title: '设置' } },
  describe: ({ params, changes }) =>
    `${JSON.stringify(params)} by ${changes.length} changes of ${changes.at(-1) ?? 'nothing'}.`
});
