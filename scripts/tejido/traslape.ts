import { asJson, parse } from './order';
import { traslape, type TraslapeArguments } from './overlays';

/** Runs `tejido traslape`. */
export async function run(args: string[]): Promise<string> {
  const text = { type: 'string' } as const;
  const options = { a: text, b: text, 'clave-a': text, 'clave-b': text, 'capa-a': text, 'capa-b': text };
  const values = parse(args, { ...options, json: { type: 'boolean' } } as const);
  const answer = await traslape(values as TraslapeArguments);
  if (values.json) return asJson(answer);
  return ['a,b,share', ...answer.pares.map((p) => `${p.a},${p.b},${p.share}`), ''].join('\n');
}
