import { parse, rowsOf } from './order';
import { distancia } from './places';
import { sheetOptions } from './sheets';

/** Runs `tejido distancia`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, {
    marco: { type: 'string', multiple: true },
    puntos: { type: 'string' },
    ...sheetOptions,
    pares: { type: 'string' },
    json: { type: 'boolean' }
  } as const);
  return rowsOf(await distancia(values), values.json);
}
