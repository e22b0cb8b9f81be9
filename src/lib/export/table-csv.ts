import Papa from 'papaparse';
import { isFew, SUPPRESSED_UNDER } from '../domain/privacy';
import { SMALL, WITHHELD } from './suppress';

/** One municipality as it leaves the tool: keys as text, figures raw, absences in words. */
export interface ExportRow {
  cvegeo: string;
  municipio: string;
  entidad: string;
  etapa: string;
  celulas_activas: number | null;
  integrantes: number | null;
  /** Women and the members of the cells that say both figures; the share comes of these two. */
  mujeres: number | null;
  base_mujeres: number | null;
  meses_de_la_mas_nueva: number | null;
  personas: number | null;
  /** Members under the filters, women among them and those whose gender is known; null without a members file. */
  afiliados: { total: number; mujeres: number; conGenero: number } | null;
  /** What became of it between two dates, in words; null without comparison. */
  cambio: string | null;
  /** Kilometres to the nearest active cell's municipality; null when they are not asked for. */
  km: number | null;
  /** Figures of the loaded indicators by name, or in words; absent is *sin dato*. */
  cifras: Record<string, number | string>;
  /** Outside of the universe: its figures are *no aplica* rather than *sin dato*. */
  fuera: boolean;
}

/** Where the figures come from, written on every row so that no copy loses it. */
export interface Provenance {
  fecha: string;
  universo: string;
  /** Sector and dates that limited which cells count; empty without. */
  filtros: string;
  fuenteCelulas: string;
  fuentePersonas: string;
  /** Empty when no members are loaded: then the file has no columns of members. */
  fuenteAfiliados: string;
  /** The date compared with; empty without comparison. */
  contra: string;
  /** Whether the file has the distance, and which indicators. */
  distancia: boolean;
  cifras: string[];
  demo: boolean;
}

/**
 * The visible table as CSV for Excel (byte-order mark, formulas neutralised). Counts of persons from 1 to 4 read
 * "<5", and women are also withheld when the men that remain would be so few.
 */
export function tableToCsv(rows: readonly ExportRow[], provenance: Provenance): string {
  const note = provenance.demo ? 'datos de demostración' : '';
  const data = rows.map((r) => {
    const absent = r.fuera ? 'no aplica' : 'sin dato';
    const figure = (value: number | null) => value ?? absent;
    const hidesMen = r.mujeres !== null && r.base_mujeres !== null && isFew(r.base_mujeres - r.mujeres);
    const women = isFew(r.mujeres) ? SMALL : hidesMen ? WITHHELD : figure(r.mujeres);
    const base = r.base_mujeres ?? 0;
    const hidden = isFew(r.mujeres) || hidesMen || base < SUPPRESSED_UNDER;
    return {
      cvegeo: r.cvegeo,
      municipio: r.municipio,
      entidad: r.entidad,
      etapa: r.etapa,
      celulas_activas: figure(r.celulas_activas),
      integrantes: isFew(r.integrantes) ? SMALL : figure(r.integrantes),
      mujeres: r.celulas_activas === 0 ? 'no aplica' : women,
      pct_mujeres: r.celulas_activas === 0 || hidden || r.mujeres === null ? '' : (100 * r.mujeres) / base,
      meses_de_la_mas_nueva: r.meses_de_la_mas_nueva ?? 'no aplica',
      personas: figure(r.personas),
      ...(provenance.distancia ? { km_cococi_mas_cercano: figure(r.km) } : {}),
      ...Object.fromEntries(
        provenance.cifras.map((name) => [`indicador: ${name}`, r.cifras[name] ?? absent])
      ),
      ...(provenance.fuenteAfiliados ? memberFigures(r.afiliados, absent) : {}),
      ...(provenance.contra ? { cambio: r.cambio ?? absent, comparado_con: provenance.contra } : {}),
      fecha: provenance.fecha,
      universo: provenance.universo,
      filtros: provenance.filtros,
      fuente_celulas: provenance.fuenteCelulas,
      fuente_personas: provenance.fuentePersonas,
      ...(provenance.fuenteAfiliados ? { fuente_afiliados: provenance.fuenteAfiliados } : {}),
      nota: note
    };
  });
  return '\ufeff' + Papa.unparse(data, { escapeFormulae: true });
}

function memberFigures(members: ExportRow['afiliados'], absent: string) {
  if (!members) return { afiliados: absent, mujeres_afiliadas: absent, pct_afiliadas: '' };
  const { total, mujeres, conGenero } = members;
  const hidden = isFew(mujeres) || isFew(conGenero - mujeres) || conGenero < SUPPRESSED_UNDER;
  return {
    afiliados: isFew(total) ? SMALL : total,
    mujeres_afiliadas: total === 0 ? 'no aplica' : isFew(mujeres) ? SMALL : hidden ? WITHHELD : mujeres,
    pct_afiliadas: hidden ? '' : (100 * mujeres) / conGenero
  };
}
