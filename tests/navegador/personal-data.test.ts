import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalTable } from '../ingest/personal-tables';
import { bare } from '../ingest/personal-values';
import { everythingKept, painted, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

/** How many files a run drops, and how far apart their numbers are: every kind and every spot come up. */
const TRIED = Number(process.env.CASOS ?? 24);
const STEP = 13;

/** What a person answers who wants nothing of persons kept. */
const ANSWERS = [
  'De personas: no leer esa columna',
  'Ocultar los nombres',
  'De personas: guardar en su lugar una marca que sólo distingue un renglón de otro'
];

/** Answers what is asked of a file until its result, or the sentence that refuses it, is there; gives what was read on the way. */
async function answer(page: Page): Promise<string> {
  const said: string[] = [];
  const dialog = page.getByRole('dialog');
  const message = page.locator('.aviso').filter({ has: page.getByRole('button', { name: 'Cerrar' }) });
  for (let step = 0; step < 8; step++) {
    await dialog.or(message).first().waitFor();
    said.push(await page.locator('body').innerText());
    if (await message.count()) {
      await message.first().getByRole('button', { name: 'Cerrar' }).click();
      await message.waitFor({ state: 'detached' });
      break;
    }
    if (await dialog.getByTestId('resultado').count()) {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      break;
    }
    const title = await dialog.getByRole('heading').first().innerText();
    const before = `${title} ${await dialog.innerText()}`;
    let isAnswered = false;
    for (const label of ANSWERS)
      if (!isAnswered && (await dialog.getByLabel(label).count())) {
        await dialog.getByLabel(label).check();
        await dialog.getByRole('button', { name: 'Seguir' }).click();
        isAnswered = true;
      }
    const replace = dialog.getByRole('button', { name: 'Reemplazar la tabla' });
    if (!isAnswered && (await replace.count())) {
      await replace.click();
      isAnswered = true;
    }
    if (!isAnswered) {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      break;
    }
    await expect
      .poll(async () => ((await dialog.count()) ? `${title} ${await dialog.innerText()}` : ''))
      .not.toBe(before);
  }
  return said.join('\n');
}

/** What the page says and stands for, without the rules and figures that only draw it. */
const contentOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const drawn of copy.querySelectorAll('style, script, path')) drawn.remove();
    for (const element of [copy, ...copy.querySelectorAll('*')])
      for (const name of ['class', 'style', 'd', 'points', 'transform']) element.removeAttribute(name);
    return copy.outerHTML;
  });

/** Where a token stands in a text. A few digits are met by chance inside a longer number, and must stand alone. */
function standing(token: string, text: string, trace: string): string | null {
  const isShort = /^\d{1,6}$/.test(token);
  const where = isShort ? text : trace;
  const at = isShort
    ? text.search(new RegExp(`(?<![0-9a-f.-])${token}(?![0-9a-f.-])`))
    : trace.indexOf(token);
  return at < 0 ? null : where.slice(Math.max(at - 40, 0), at + 60);
}

describe('personal values in files that somebody drops', () => {
  it('are nowhere afterwards: on the page, in what the browser keeps, in the address or the console', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    const tokens = new Map<string, string>();
    let seen = '';
    for (let i = 0; i < TRIED; i++) {
      const table = await personalTable(i * STEP + 1);
      const { file, kind, spot, personal } = table;
      for (const token of table.tokens)
        tokens.set(token, `${personal.kind} «${personal.written}», ${spot}, ${kind}`);
      const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
      const transfer = await page.evaluateHandle(
        ([bytes, name]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
          return data;
        },
        [base64, file.name] as const
      );
      for (const type of ['dragover', 'drop'])
        await page.dispatchEvent('body', type, { dataTransfer: transfer });
      const said = await answer(page).catch((error: unknown) =>
        expect.fail(`${file.name}, ${spot}, ${personal.kind}: ${String(error)}`)
      );
      // While a file is being read the page calls it by its name.
      if (spot !== 'nombre de archivo') seen += said;
    }
    await page.reload();
    await painted(page);
    const kept = await everythingKept(page);
    const text = [seen, kept, page.url(), ...conduct.errors, ...conduct.requests, await contentOf(page)].join(
      '\n'
    );
    const trace = bare(text);
    // What stands around a token says whether it is a person's, or was met by chance.
    const left = [...tokens]
      .map(([token, what]) => ({ token, what, where: standing(token, text, trace) }))
      .filter(({ where }) => where !== null)
      .map(({ token, what, where }) => `${what}: ${token} en «${where}»`);
    expect(left).toEqual([]);
    expect(kept.length).toBeGreaterThan(2_000);
    expect(conduct.outside).toEqual([]);
  });
});
