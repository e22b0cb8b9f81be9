import { parse, rowsOf } from './order';
import { puente } from './overlays';

/** Runs `tejido puente`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, {
    de: { type: 'string' },
    a: { type: 'string' },
    json: { type: 'boolean' }
  } as const);
  return rowsOf(await puente(values), values.json);
}
