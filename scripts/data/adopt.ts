import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { missingStates } from '../../src/lib/domain/combine-frames';
import type { Reference } from '../../src/lib/domain/shipped';
import { openTerritory, readTerritory, refuseOverlapping } from '../../src/lib/workers/files/read-territory';
import { number } from '../../src/lib/text/es/shared/numbers';
import { writeShippedCard, writeShippedUnits } from './shipped-frame';

/** A tenth of a millimetre: finer than any boundary is known. */
const DECIMALS = 9;

/** What the maintainer says of the file; the rest is taken from it. */
export interface Adoption {
  file: string;
  fuente?: string;
  fecha?: string;
}

/**
 * Puts the boundaries of an official file in `data/limites`, in place of those that ship now; whatever is generated
 * from them must be built again. The whole country is asked for.
 */
export async function adoptFrame(root: string, { file, fuente, fecha }: Adoption, { entidades }: Reference) {
  const name = basename(file);
  const keys = { exists: () => true, bridge: null, chosen: null };
  const read = await readTerritory(await openTerritory({ name, blob: await openAsBlob(file) }), {
    layer: null,
    keys
  });
  refuseOverlapping(read);
  const missing = missingStates(read.units, entidades);
  if (missing.length)
    throw new Error(`«${name}» no trae todo el país. Faltan: ${missing.map((e) => e.nombre).join(', ')}.`);
  const count = number(read.units.length);
  const source = fuente ?? `INEGI, archivo ${name}`;
  writeShippedUnits(root, read.units, DECIMALS);
  writeShippedCard(root, {
    nombre: `Marco de ${count} municipios${fecha ? ` (${fecha})` : ''}`,
    fuente: `Límites: ${source}`,
    credito: source,
    enlace: '',
    licencia: '',
    decimales: DECIMALS,
    entrada: {
      que: `Límites de ${count} municipios y alcaldías, con claves del INEGI`,
      fuente: source,
      fecha: fecha ?? 'la del archivo',
      licencia: 'Términos de libre uso de la información del INEGI',
      enlace: '',
      confianza: 'H'
    }
  });
  return { municipios: read.units.length, reparadas: read.repaired.length };
}
