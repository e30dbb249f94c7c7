import { Network, Rng } from '../../src/engine/index.ts';
import { ask, heard, hostPage, serveHost } from './support/host.ts';
import { expect, figureOf, open, test } from './support/test.ts';

const address = 'embed/gradient-highway/';

test('every number on both maps equals the engine’s', async ({ page, baseURL, origins }) => {
  const host = await serveHost(
    hostPage(new URL(`${address}#v=1&steps=20&hidden=5`, baseURL).href, { sandbox: 'allow-scripts' })
  );
  origins.add(host.origin);
  await page.goto(host.origin);
  await heard(page, 'ready');
  const { values } = (await ask(page, { type: 'get' })) as unknown as {
    values: { dc: number[][]; dh: number[][] };
  };
  await page.goto('about:blank');
  await host.close();
  const draw = new Rng(10_001);
  const x = Float64Array.from({ length: 20 }, () => draw.normal(0, 1));
  const dOutput = new Float64Array(20);
  for (const cell of ['lstm', 'rnn'] as const) {
    const net = new Network({ cell, inputSize: 1, hiddenSize: 5, outputSize: 1, dtype: 'float64' });
    net.init(new Rng(1), cell === 'lstm' ? { forgetBias: 3 } : {});
    const trace = net.forward(x, { T: 20 });
    dOutput[19] = 2 * (trace.output[19] - x[0]);
    const gradients = net.backward(trace, { dOutput });
    const shown = cell === 'lstm' ? values.dc : values.dh;
    for (let t = 0; t < 20; t++) {
      const computed = cell === 'lstm' ? gradients.dc(0, t) : gradients.dh(0, t);
      shown[t].forEach((entry, unit) =>
        expect(Math.abs(entry - computed[unit])).toBeLessThanOrEqual(1e-12 * Math.abs(computed[unit]))
      );
    }
  }
});

test('pressing a map moves the marker, and a slider changes what reaches the first step', async ({
  page
}) => {
  await open(page, `${address}#v=1`);
  const figure = figureOf(page, 'gradient-highway');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/^99 steps before the end/);
  const maps = figure.locator('svg rect.surface');
  const box = await maps.first().boundingBox();
  if (!box) throw new Error('The map is not drawn.');
  await page.mouse.click(box.x + box.width - 3, box.y + box.height / 2);
  await expect(body).toHaveAccessibleDescription(/^0 steps before the end/);
  const reading = figure.getByRole('status').filter({ hasText: 'multiplied' });
  const before = await reading.textContent();
  await figure.getByRole('slider', { name: 'Forget bias' }).press('End');
  await expect(reading).not.toHaveText(before ?? '');
});

test('where the lower map goes blank is marked first, from the keyboard, and the mark stays on it', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'gradient-highway');
  const mark = figure.getByRole('slider', { name: 'Where the lower map is blank' });
  await expect(figure.locator('svg rect.surface')).toHaveCount(1);
  await expect(figure.getByRole('button', { name: 'That is my guess' })).toBeDisabled();
  await mark.press('Home');
  for (let i = 0; i < 4; i++) await mark.press('ArrowRight');
  await figure.getByRole('button', { name: 'That is my guess' }).click();
  await expect(figure.getByText(/^You marked 5 steps back; it is blank from \d+ on\.$/)).toBeVisible();
  await expect(figure.locator('svg rect.surface')).toHaveCount(2);
  await expect(figure.locator('svg path.mark')).toHaveCount(1);
});
