import { Network } from '../../src/engine/index.ts';
import { middle, weight } from './support/detector.ts';
import { ask, heard, hostPage, serveHost } from './support/host.ts';
import { expect, figureOf, open, test, unfold } from './support/test.ts';

const address = 'embed/lstm-gates/';
type Rows = number[][];
interface Answer {
  params: Record<'Wx' | 'Wh' | 'b' | 'Wy', number[]> & { by: number; units: number };
  values: Record<'i' | 'f' | 'g' | 'o' | 'c' | 'h' | 'dc' | 'dh', Rows> & {
    text: string;
    y: number[];
    direct: number[];
    throughH: number[];
    dcBefore: number[];
    dGates: Rows;
    feeds: Rows;
    others: number[];
    dhBefore: number[];
    hByC: number[];
  };
}

test.beforeEach(({ page }) => unfold(page));

for (const preset of ['bracket', 'leak', 'trained']) {
  test(`every number on the wires of “${preset}” equals the engine’s, both passes`, async ({
    page,
    baseURL,
    origins
  }) => {
    const host = await serveHost(
      hostPage(new URL(`${address}#v=1&preset=${preset}&text=a(b)ab(a`, baseURL).href, {
        sandbox: 'allow-scripts'
      })
    );
    origins.add(host.origin);
    await page.goto(host.origin);
    await heard(page, 'ready');
    const { params, values } = (await ask(page, { type: 'get' })) as unknown as Answer;
    await page.goto('about:blank');
    await host.close();

    const { units } = params;
    const T = values.text.length;
    const net = new Network({
      cell: 'lstm',
      inputSize: 4,
      hiddenSize: units,
      outputSize: 1,
      dtype: 'float64'
    });
    net.set('weight_ih_l0', params.Wx);
    net.set('weight_hh_l0', params.Wh);
    net.set('bias_ih_l0', params.b);
    net.set('head.weight', params.Wy);
    net.set('head.bias', [params.by]);
    const x = Array.from(values.text).flatMap((letter) =>
      Array.from('()ab', (own) => Number(own === letter))
    );
    const trace = net.forward(x, { T });
    const dOutput = new Float64Array(T);
    dOutput[T - 1] = 1;
    const gradients = net.backward(trace, { dOutput });
    for (let t = 0; t < T; t++) {
      const gates = trace.gates(0, t);
      for (const gate of ['i', 'f', 'g', 'o'] as const)
        expect(values[gate][t]).toEqual(Array.from(gates[gate]));
      expect(values.c[t]).toEqual(Array.from(trace.c(0, t)));
      expect(values.h[t]).toEqual(Array.from(trace.h(0, t)));
      expect(values.dc[t]).toEqual(Array.from(gradients.dc(0, t)));
      expect(values.dh[t]).toEqual(Array.from(gradients.dh(0, t)));
      expect(values.dcBefore[t]).toBe(gradients.dc(0, t - 1)[0]);
      expect(values.direct[t] + values.throughH[t]).toBeCloseTo(values.dcBefore[t], 12);
      expect(values.dhBefore[t]).toBe(gradients.dh(0, t - 1)[0]);
      expect(values.dhBefore[t] * values.hByC[t]).toBeCloseTo(values.throughH[t], 12);
      const given = values.feeds[t].reduce((sum, feed) => sum + feed, values.others[t]);
      expect(given).toBeCloseTo(gradients.dh(0, t - 1)[0], 12);
      const dSums = gradients.layers[0].dInput.subarray(4 * units * t);
      for (const [k, gate] of ['i', 'f', 'g', 'o'].entries()) {
        const value = gates[gate][0];
        const slope = gate === 'g' ? 1 - value ** 2 : value * (1 - value);
        expect(values.dGates[t][k] * slope).toBeCloseTo(dSums[k * units], 12);
        expect(values.feeds[t][k]).toBeCloseTo(dSums[k * units] * params.Wh[k * units * units], 12);
      }
    }
    expect(values.y).toEqual(Array.from(trace.output));
  });
}

test('with the mouse a weight is dragged, and the gate it works follows', async ({ page }) => {
  await open(page, `${address}#v=1&t=3`);
  const figure = figureOf(page, 'lstm-gates');
  const body = figure.getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(/f 1\.00/);
  const bias = weight(figure, 'Weight into f from bias');
  const { x, y } = await middle(bias);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 240, y, { steps: 12 });
  await page.mouse.up();
  expect(Number(await bias.getAttribute('aria-valuenow'))).toBeLessThan(8);
  await expect(body).not.toHaveAccessibleDescription(/f 1\.00/);
});

test('with the keyboard a gate is held at 1 and another at 0, and the content stays for 1,000 steps', async ({
  page
}) => {
  await open(page, address);
  const figure = figureOf(page, 'lstm-gates');
  const keep = figure.getByRole('button', { name: 'Keep for ever: f = 1, i = 0' });
  await keep.focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('checkbox', { name: 'Hold the forget gate f' })).toBeChecked();
  await expect(figure.getByRole('checkbox', { name: 'Hold the input gate i' })).toBeChecked();
  await expect(
    figure.getByText('c is 0.80, and after 1,000 steps it is the same to the last bit')
  ).toBeVisible();
});

test('the reader’s own string flows through, and what cannot be read is named', async ({ page }) => {
  await open(page, address);
  const figure = figureOf(page, 'lstm-gates');
  await figure.getByRole('textbox', { name: 'Reads' }).fill('(ab?');
  await expect(figure.getByText('Other characters were left out.')).toBeVisible();
  await expect(figure.getByRole('button', { name: 'Step 3, b' })).toBeVisible();
  await expect(figure.getByRole('button', { name: /^Step 4/ })).toHaveCount(0);
});

test('the same slider walks forward and then back, and names both shares of the gradient', async ({
  page
}) => {
  await open(page, `${address}#v=1&preset=trained&t=10`);
  const body = figureOf(page, 'lstm-gates').getByRole('group').first();
  await expect(body).toHaveAccessibleDescription(
    /^Back through step 7: .* on the direct path, .* comes through h/
  );
});

test('on the way back every gate keeps its value, and each wire into h says what it carries', async ({
  page
}) => {
  await open(page, `${address}#v=1&preset=trained&text=a(b)a(ab&t=10`);
  const picture = figureOf(page, 'lstm-gates').locator('svg[data-export]');
  // f, i, g, o in their boxes; their parts of ∂L/∂h and what the other units add; the slope of h by c.
  for (const number of ['0.45', '0.98', '0.71', '0.97', '0.04', '2·10⁻³', '0.10', '−10⁻³', '× 0.46'])
    await expect(picture.getByText(number, { exact: true }).first()).toBeVisible();
  await expect(picture.getByText(/^other units\s*0\.01$/)).toBeVisible();
});

test('the exercise lets every gate go, and says when too little is written', async ({ page }) => {
  const says = figureOf(page, 'lstm-gates').getByRole('status').first();
  await open(page, `${address}#v=1&task=forgetful&text=(aaaaaaaaaa&t=1&holdF=1&f=0.5`);
  await expect(says).toContainText('wanted is less than 0.01');
  await expect(says).toContainText('The gates in your hand do not count here');
  await open(page, `${address}#v=1&task=forgetful&b=-8,1,0.5,8`);
  await expect(says).toContainText('only 0.462 is written to c; wanted is more than 0.5');
  await open(page, `${address}#v=1&task=forgetful&b=-8,8,0,8`);
  await expect(says).toContainText('only 0 is written');
});
