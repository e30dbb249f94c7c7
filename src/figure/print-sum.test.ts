import { expect, test } from 'vitest';
import { Rng } from '$engine';
import { printSum } from './print-sum.ts';

/** What a reader makes of a printed number: whole units of its last digit, and where that digit stands. */
function read(text: string): { units: bigint; last: number } | undefined {
  const [, sign, whole, decimals = '', exponent] =
    /^(−?)(\d+)(?:\.(\d+))?(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text) ?? (expect.unreachable(text) as never);
  const units = BigInt(whole + decimals);
  if (units === 0n) return undefined;
  const power = exponent
    ? Number(Array.from(exponent, (sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join(''))
    : 0;
  return { units: sign ? -units : units, last: power - decimals.length };
}
function added(texts: readonly string[]) {
  const numbers = texts.flatMap((text) => read(text) ?? []);
  const last = Math.min(0, ...numbers.map((number) => number.last));
  return (
    numbers.reduce((sum, one) => sum + one.units * 10n ** BigInt(one.last - last), 0n).toString() + `e${last}`
  );
}
const same = (terms: readonly string[], total: string) =>
  expect(added([...terms, total.startsWith('−') ? total.slice(1) : `−${total}`])).toMatch(/^0e/);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

test('printed shares add up to the printed total, whatever their number and size', () => {
  const rng = new Rng(1);
  for (let round = 0; round < 3000; round++) {
    const size = 10 ** rng.uniform(-12, 12);
    const values = Array.from({ length: 1 + rng.int(12) }, () =>
      rng.uniform() < 0.1 ? 0 : rng.normal(0, size)
    );
    const { terms, total, partial } = printSum(values, sum(values));
    same(terms, total);
    const some = values.map((_, i) => i).filter(() => rng.uniform() < 0.5);
    same(
      some.map((i) => terms[i]),
      partial(some)
    );
  }
});

test('no printed share is a whole unit of its last digit away from what it stands for', () => {
  const rng = new Rng(2);
  for (let round = 0; round < 1000; round++) {
    const values = Array.from({ length: 12 }, () => rng.normal());
    const { terms, total } = printSum(values, sum(values));
    for (const [i, text] of terms.entries()) {
      const unit = 10 ** -(text.split('.')[1]?.length ?? 0);
      expect(Math.abs(Number(text.replace('−', '-')) - values[i])).toBeLessThan(unit);
    }
    const unit = 10 ** -total.split('.')[1].length;
    expect(Math.abs(Number(total.replace('−', '-')) - sum(values))).toBeLessThan(0.5001 * unit);
  }
});

test('whole numbers stay bare, tiny and huge ones share a power of ten, and what is out of range is said to be', () => {
  expect(printSum([1, -2, 0], -1)).toMatchObject({ terms: ['1', '−2', '0'], total: '−1' });
  expect(printSum([1.5e-7, 2e-7], 3.5e-7)).toMatchObject({
    terms: ['1.5000·10⁻⁷', '2.0000·10⁻⁷'],
    total: '3.5000·10⁻⁷'
  });
  expect(printSum([2.5e8, -1e6], 2.49e8).terms).toEqual(['2.5000·10⁸', '−0.0100·10⁸']);
  expect(printSum([Infinity, 1], Infinity)).toMatchObject({ terms: ['∞', '1'], total: '∞' });
});
