import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { readSafetensors } from '../../src/engine/index.ts';
import { sharedLink } from './support/detector.ts';
import { ask, heard, hostPage, serveHost } from './support/host.ts';
import { figures } from './support/places.ts';
import { expect, figureOf, open, random, test, tool } from './support/test.ts';

type Params = Record<string, unknown>;

test('the gallery shows every figure that can be embedded, running', async ({ page }) => {
  await open(page, 'figures/');
  for (const id of figures) {
    // A figure that is far from the window is a still, and its heading alone can be gone to.
    await page.locator(`#${id}-heading`).scrollIntoViewIfNeeded();
    await expect(figureOf(page, id).getByRole('button', { name: 'Share' })).toBeVisible();
    await expect(page.locator(`a[href*="embed/${id}/"]`).first()).toBeVisible();
  }
});

/** Opens the export dialog, takes files in the forms asked for, and closes it. */
async function exported<F extends string>(
  page: Page,
  figure: Locator,
  ...forms: F[]
): Promise<Record<F, Buffer>> {
  await tool(figure, 'Export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const files: Partial<Record<F, Buffer>> = {};
  for (const form of forms) {
    await dialog.getByRole('radio', { name: form }).check();
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const download = await downloading;
    const ending = form === 'PyTorch' ? 'py' : form.toLowerCase();
    expect(download.suggestedFilename()).toMatch(new RegExp(`^[a-z-]+\\.${ending}$`));
    files[form] = await readFile(await download.path());
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return files as Record<F, Buffer>;
}

/** One figure stands for all that show a network: what is in their files is tested without a page. */
const withNetwork = 'repeated-ones';
const networkForms = ['safetensors', 'PyTorch'] as const;

/** What `get` answers, read from the exported JSON: the same snapshot. */
const snapshot = async (page: Page, figure: Locator) => read((await exported(page, figure, 'JSON')).JSON);
const read = (json: Buffer) =>
  JSON.parse(json.toString('utf8')) as { widget: string; params: Params; t: number; values: Params };

/** Something else of the same type: what a `set` message may carry. */
function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string' && /^[01]+$/.test(value))
    return `${value.slice(1)}${value[0] === '1' ? '0' : '1'}`;
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'number' ? item * 0.7 + 0.1 : item));
  return value;
}

/** Values as a link might hold them, from sound to hopeless. */
function anyText(next: () => number, value: unknown): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)];
  const number = () => pick([next() * 20 - 10, -1e308, 1e-320, 0, -0, Infinity, NaN, Math.round(next() * 9)]);
  return pick([
    () => String(value),
    () => String(changed(value)),
    () => String(number()),
    () => Array.from({ length: Math.floor(next() * 40) }, number).join(','),
    () => Array.from({ length: Math.floor(next() * 90) }, () => pick(['0', '1'])).join(''),
    () => '',
    () =>
      pick([
        'null',
        'undefined',
        '[object Object]',
        '__proto__',
        '%',
        '%E0%A4%A',
        '😀',
        '<script>',
        '-',
        '1e999'
      ])
  ])();
}

for (const id of figures) {
  const address = `embed/${id}/`;

  test(`${id} is named, says its state in words, explains its keys, is exported, and stands still under reduced motion`, async ({
    page
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, address);
    const figure = figureOf(page, id);
    const forward = figure.getByRole('button', { name: 'Step forward' });
    // A figure that asks for a guess is locked until there is one.
    const skip = figure.locator('.guess .skip');
    if (await skip.isVisible()) await skip.click();

    await test.step('nothing moves by itself', async () => {
      const running = await page.evaluate(
        () => document.getAnimations().filter((a) => a.playState === 'running').length
      );
      expect(running).toBe(0);
    });

    await test.step('it has a name, a description and a toolbar', async () => {
      await expect(figure).toHaveAccessibleName(/\S/);
      await expect(figure.getByRole('group').first()).toHaveAccessibleDescription(/\S{2,}.*\./s);
      for (const name of ['Reset', 'Share', 'More tools'])
        await expect(figure.getByRole('button', { name, exact: true })).toBeVisible();
      await figure.getByRole('button', { name: 'More tools' }).click();
      for (const name of ['Embed', 'Export', 'Full screen', 'Keyboard'])
        await expect(figure.getByRole('button', { name, exact: true })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(figure.getByRole('button', { name: 'Export' })).toBeHidden();
      await expect(figure.getByRole('button', { name: /^(Play|Pause)$/ })).toBeVisible();
    });

    await test.step('nothing in its picture is black because nobody gave it a colour', async () => {
      const black = await figure
        .locator('svg[data-export] :is(text, tspan, path, rect, circle)')
        .evaluateAll((all) =>
          all
            .filter((one) => getComputedStyle(one).fill === 'rgb(0, 0, 0)')
            .map((one) => `${one.tagName} ${one.textContent}`)
        );
      expect(black).toEqual([]);
    });

    await test.step('its keyboard help opens and closes', async () => {
      await tool(figure, 'Keyboard');
      const help = page.getByRole('dialog', { name: 'Keyboard' });
      await expect(help).toContainText('play or pause');
      await help.getByRole('button', { name: 'Close' }).click();
      await expect(help).toBeHidden();
      await expect(figure.getByRole('button', { name: 'More tools' })).toBeFocused();
    });

    const files = await test.step('it is exported in every form', () =>
      exported(page, figure, 'SVG', 'PNG', 'JSON', 'CSV', ...(id === withNetwork ? networkForms : [])));

    await test.step('its picture stands alone', async () => {
      const svg = files.SVG.toString('utf8');
      const problem = await page.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.tagName;
      }, svg);
      expect(problem).toBe('svg');
      expect(svg, 'colours are written out').not.toContain('var(--');
      expect(svg, 'its fonts are in it').toMatch(/@font-face[^}]*url\("data:font\/woff2/);
      expect(svg, 'no HTML is left in a picture').not.toMatch(/<(button|input)\b/);

      const png = files.PNG;
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect(png.readUInt32BE(16)).toBeGreaterThan(200);
      expect(png.readUInt32BE(20)).toBeGreaterThan(100);
    });

    await test.step('its numbers can be read by other programs', () => {
      expect(read(files.JSON).widget).toBe(id);
      const lines = files.CSV.toString('utf8').trimEnd().split('\r\n');
      expect(lines[0]).toMatch(/^\uFEFF?step,/);
      expect(lines.length).toBeGreaterThan(1);
      const steps = lines.length - 1;
      const spelt = lines[1].split(',').filter((cell) => cell.length === steps && /^[01]{2,}$/.test(cell));
      expect(spelt, 'a string of bits has one in every row').toEqual([]);
      // Fields in quotes may hold commas.
      const fields = (line: string) => line.replace(/"(?:[^"]|"")*"/g, 'quoted').split(',').length;
      expect(new Set(lines.map(fields)).size, 'every row has the same columns').toBe(1);
    });

    if (id === withNetwork)
      await test.step('its network can be taken to PyTorch', () => {
        const { metadata, tensors } = readSafetensors(files.safetensors);
        expect(metadata.format).toBe('pt');
        const script = files.PyTorch.toString('utf8');
        expect(script).toContain('class Net(torch.nn.Module):');
        expect(Object.keys(tensors)).toContain('weight_hh_l0');
        for (const [name, { data }] of Object.entries(tensors))
          expect(script).toContain(`"${name}": tensor([${Array.from(data).join(', ')}]`);
      });

    await test.step('it can be stepped', async () => {
      const { t } = read(files.JSON);
      // A figure may start at its end; then the only way is back.
      const ended = await forward.isDisabled();
      await (ended ? figure.getByRole('button', { name: 'Step back' }) : forward).click();
      await expect.poll(async () => (await snapshot(page, figure)).t).toBe(ended ? t - 1 : t + 1);
    });
  });

  test(`${id} answers in a sandboxed frame of another site, and the link to a changed state restores it to the bit`, async ({
    page,
    context,
    baseURL,
    origins
  }) => {
    const link = await test.step('it is ready, tells its height, answers get and is changed', async () => {
      const host = await serveHost(hostPage(new URL(address, baseURL).href));
      origins.add(host.origin);
      await page.goto(host.origin);
      expect(await heard(page, 'ready')).toMatchObject({ unrolled: 1, type: 'ready', widget: id });
      expect((await heard(page, 'resize')).height).toBeGreaterThan(100);
      const reply = (await ask(page, { type: 'get' })) as { params: Params };
      expect(reply).toMatchObject({ unrolled: 1, type: 'reply', ok: true, widget: id });
      expect(Object.keys(reply)).toEqual(expect.arrayContaining(['params', 't', 'length', 'values']));
      for (const [name, value] of Object.entries(reply.params))
        await ask(page, { type: 'set', params: { [name]: changed(value) } });
      const shared = (await ask(page, { type: 'get' })) as { params: Params };
      expect(shared.params).not.toEqual(reply.params);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Share' }).click();
      const written = await frame.getByRole('dialog').getByRole('textbox').first().inputValue();
      await page.goto('about:blank');
      await host.close();
      return { address: written, params: shared.params };
    });

    const other = await context.newPage();
    const figure = figureOf(other, id);
    await test.step('the link brings the same state', async () => {
      await open(other, link.address);
      expect((await snapshot(other, figure)).params).toEqual(link.params);
      expect(await sharedLink(other, figure)).toBe(link.address);
    });

    await test.step('it stays whole through any address', async () => {
      const next = random(2024);
      for (let i = 0; i < 3; i++) {
        const parts = Object.entries(link.params).map(([name, value]) => `${name}=${anyText(next, value)}`);
        const hash = [`v=${Math.floor(next() * 3)}`, `t=${anyText(next, 3)}`, ...parts]
          .filter(() => next() < 0.7)
          .join('&');
        await other.evaluate((next) => (location.hash = next), hash);
        await expect(figure.getByRole('button', { name: 'Share' }), hash).toBeVisible();
        await expect(other.getByText('This figure has stopped working.'), hash).toHaveCount(0);
      }
    });
  });
}
