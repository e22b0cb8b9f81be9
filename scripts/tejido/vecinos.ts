import { parse, rowsOf } from './order';
import { readFrame } from './read';

/** Runs `tejido vecinos`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, {
    marco: { type: 'string', multiple: true },
    json: { type: 'boolean' }
  } as const);
  const frame = await readFrame(values.marco);
  const { a, b, side } = frame.neighbours();
  const key = (position: number) => frame.catalog.municipios[position].clave;
  const rows = Array.from(a, (first, i) => `${key(first)},${key(b[i])},${side[i] ? 'lado' : 'punto'}`);
  return rowsOf(['cvegeo_a,cvegeo_b,tipo', ...rows], values.json);
}
