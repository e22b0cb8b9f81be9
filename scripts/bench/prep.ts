import { randomLcg } from 'd3-random';

/** Columns of a PREP of deputies as INE publishes it. */
const BEFORE =
  'CLAVE_CASILLA|CLAVE_ACTA|ID_ESTADO|ESTADO|ID_DISTRITO_FEDERAL|DISTRITO_FEDERAL|SECCION|ID_CASILLA|TIPO_CASILLA|EXT_CONTIGUA|UBICACION_CASILLA|TIPO_ACTA|TOTAL_BOLETAS_SOBRANTES|TOTAL_PERSONAS_VOTARON|TOTAL_REP_PARTIDO_CI_VOTARON|TOTAL_VOTOS_SACADOS'.split(
    '|'
  );
const OPTIONS =
  'PAN|PRI|PRD|PVEM|PT|MC|PANAL|MORENA|PES|C_PAN_PRD_MC|C_PAN_PRD|C_PAN_MC|C_PRD_MC|C_PRI_PVEM_PANAL|C_PRI_PVEM|C_PRI_PANAL|C_PVEM_PANAL|C_PT_MORENA_PES|C_PT_MORENA|C_PT_PES|C_MORENA_PES|CAND_IND_01|CAND_IND_02|NO_REGISTRADOS|NULOS'.split(
    '|'
  );
const AFTER =
  'TOTAL_VOTOS_ASENTADO|TOTAL_VOTOS_CALCULADO|LISTA_NOMINAL|REPRESENTANTES_PP_CI|OBSERVACIONES|CONTABILIZADA|MECANISMOS_TRASLADO|SHA|FECHA_HORA_ACOPIO|FECHA_HORA_CAPTURA|FECHA_HORA_VERIFICACION|ORIGEN|DIGITALIZACION|TIPO_DOCUMENTO|COTEJADA'.split(
    '|'
  );
const BLOCK = 'ACTAS_ESPERADAS|ACTAS_REGISTRADAS|ACTAS_CAPTURADAS|ACTAS_CONTABILIZADAS|TOTAL_VOTOS_C_CS';

const STATES = 32;
const two = (n: number) => String(n).padStart(2, '0');

/** A made-up PREP with INE's columns, and the votes and actas that count in it. The same seed gives the same file. */
export function makePrep(actas: number, seed = 0.42): { text: string; votes: number; counted: number } {
  const random = randomLcg(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const rows: string[] = [];
  let [votes, counted] = [0, 0];
  for (let i = 0; i < actas; i++) {
    const section = 1 + Math.floor(i / 2 / STATES);
    const state = 1 + (Math.floor(i / 2) % STATES);
    const second = i % 2 === 1;
    const key = `${two(state)}${String(section).padStart(4, '0')}${second ? 'C' : 'B'}0100`;
    const isLost = random() < 0.02;
    const isOut = isLost || random() < 0.01;
    let sum = 0;
    const cast = OPTIONS.map((_, k) => {
      if (isLost) return '-';
      if (random() < 0.0005) return 'Ilegible';
      const n = k < 9 ? upTo(120) : upTo(4);
      sum += n;
      return String(n);
    });
    const figure = (n: number) => (isLost ? '-' : String(n));
    if (!isOut) {
      votes += sum;
      counted++;
    }
    const sha = Array.from({ length: 8 }, () =>
      upTo(2 ** 32)
        .toString(16)
        .padStart(8, '0')
    ).join('');
    const time = `02/06/2024 ${two(upTo(24))}:${two(upTo(60))}:${two(upTo(60))}`;
    rows.push(
      [
        key,
        `${key}02`,
        state,
        `ENTIDAD ${state}`,
        1 + (section % 9),
        `CABECERA ${state} ${section % 9}`,
        section,
        '01',
        second ? 'C' : 'B',
        '0',
        1 + upTo(2),
        '2',
        figure(upTo(300)),
        figure(sum),
        figure(upTo(9)),
        figure(sum),
        ...cast,
        figure(sum),
        figure(sum),
        600 + upTo(150),
        18,
        isLost ? 'Sin acta' : '',
        isOut ? 0 : 1,
        '',
        sha,
        time,
        time,
        time,
        'CATD',
        'ESCANER',
        'ACTA PREP',
        1
      ].join('|')
    );
  }
  const block = `${BLOCK}\n${actas}|${actas}|${actas}|${counted}|${votes}`;
  const header = [...BEFORE, ...OPTIONS, ...AFTER].join('|');
  return {
    text: `PREP\n02/06/2024 22:10 (UTC-6)\n\n${block}\n\n${header}\n${rows.join('\n')}\n`,
    votes,
    counted
  };
}
