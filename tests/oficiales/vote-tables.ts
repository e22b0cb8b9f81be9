/** A seeded generator of chance: the same seed gives the same tables. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    upTo: (n: number) => Math.floor(next() * n),
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)],
    is: (p: number) => next() < p
  };
}
type Chance = ReturnType<typeof chance>;

/** A table of votes as an institute might write it, and what it holds. */
export interface MadeTable {
  text: string;
  /** Votes of each option by its header, and all together. */
  votes: Record<string, number>;
  total: number;
  /** What was put into it, to tell failures apart. */
  traps: string[];
}

const PARTIES = ['PAN', 'PRI', 'PRD', 'PVEM', 'PT', 'MC', 'MORENA', 'PES', 'RSP', 'FXM'];
const LOCAL = [
  'Opción A',
  'Opción B',
  'PODEMOS',
  'HAGAMOS',
  'FUTURO',
  'UNIDAD',
  'VIVA',
  'PCP',
  'PUP',
  'NUEVO RUMBO'
];
const NULLS = ['NULOS', 'nul', 'VOTOS NULOS', 'NUM_VOTOS_NULOS', 'VN'];
const NOBODY = ['NO_REGISTRADOS', 'nr', 'CNR', 'NUM_VOTOS_CAN_NREG', 'Candidatos no registrados'];
const TOTALS = [
  'TOTAL',
  'TOTAL_VOTOS',
  'tot',
  'TOTAL_VOTOS_CALCULADOS',
  'Votación total',
  'VOTACION_TOTAL_EMITIDA'
];
const ROLLS = ['LISTA_NOMINAL', 'lisnom', 'Lista nominal'];
const MUNICIPALITIES = [
  'AGUASCALIENTES',
  'ASIENTOS',
  'CALVILLO',
  'COSIO',
  'JESUS MARIA',
  'PABELLON DE ARTEAGA',
  'RINCON DE ROMOS',
  'SAN JOSE DE GRACIA',
  'TEPEZALA',
  'EL LLANO',
  'SAN FRANCISCO DE LOS ROMO'
];

interface Extra {
  header: string;
  value: (row: number, votes: readonly number[], total: number, random: Chance) => string;
  trap: string;
}

function extras(random: Chance, names: readonly string[], parties: number): Extra[] {
  const all: (() => Extra)[] = [
    () => ({
      trap: 'id',
      header: random.one(['ID', 'idcasilla', 'CLAVE', 'folio', 'registro']),
      value: (row) => String(100_101 + 7 * row)
    }),
    () => ({
      trap: 'consecutivo',
      header: random.one(['NUM', 'ord', 'renglon', 'consec']),
      value: (row) => String(row + 1)
    }),
    () => {
      const day = String(1 + random.upTo(28));
      return { trap: 'dia', header: random.one(['dia', 'DIA_CAPTURA', 'jornada']), value: () => day };
    },
    () => {
      const of = random.upTo(parties);
      return {
        trap: 'porcentaje',
        header: `${names[of]}${random.one([' %', '_PCT', '_PORC', ' share'])}`,
        value: (_, votes, total) => (total ? ((100 * votes[of]) / total).toFixed(1) : '0.0')
      };
    },
    () => ({
      trap: 'participacion',
      header: random.one(['PARTICIPACION', 'tasa', '% participación']),
      value: (_, __, total, r) => (total ? (20 + 60 * r.next()).toFixed(2) : '0.00')
    }),
    () => ({
      trap: 'boletas',
      header: random.one(['BOLETAS_SOBRANTES', 'NUM_BOLETAS_SOBRANTES', 'TOTAL_BOLETAS_SOBRANTES']),
      value: (_, __, ___, r) => String(r.upTo(400))
    }),
    () => ({
      trap: 'personas',
      header: random.one(['TOTAL_PERSONAS_VOTARON', 'PERSONAS VOTARON']),
      value: (_, __, total, r) => String(total + (r.is(0.2) ? 1 : 0))
    }),
    () => ({
      trap: 'representantes',
      header: 'TOTAL_REP_PARTIDO_CI_VOTARON',
      value: (_, __, ___, r) => String(r.upTo(9))
    }),
    () => {
      const a = random.upTo(parties);
      const b = (a + 1 + random.upTo(parties - 1)) % parties;
      return {
        trap: 'suma',
        header: random.one(['AMLO', 'RAC', 'Alianza X', 'JHH', 'COMUN']),
        value: (_, votes) => String(votes[a] + votes[b])
      };
    },
    () => ({ trap: 'marca', header: random.one(['CONTABILIZADA', 'cotejada']), value: () => '1' }),
    () => ({
      trap: 'codigo',
      header: random.one(['urbrur', 'zona', 'TIPO_SECCION', 'estrato']),
      value: (_, __, ___, r) => String(1 + r.upTo(4))
    }),
    () => ({
      trap: 'circunscripcion',
      header: random.one(['circun', 'CIRCUNSCRIPCION', 'crc']),
      value: () => '2'
    }),
    () => ({
      trap: 'promedio',
      header: random.one(['promedio', 'PROMEDIO_VOTOS', 'media']),
      value: (_, votes) => (votes.reduce((s, v) => s + v, 0) / votes.length).toFixed(3)
    }),
    () => ({ trap: 'anio', header: 'ANIO', value: () => '2021' }),
    () => ({
      trap: 'texto',
      header: random.one(['OBSERVACIONES', 'ORIGEN', 'captura']),
      value: (_, __, ___, r) => r.one(['', 'ACTA PREP', 'sin novedad'])
    }),
    () => ({ trap: 'fecha', header: 'FECHA_HORA_CAPTURA', value: () => '06/06/2021 22:01:00' }),
    () => ({
      trap: 'validos',
      header: random.one(['NUM_VOTOS_VALIDOS', 'efec', 'VOTOS VALIDOS']),
      value: (_, votes) => String(votes.slice(0, parties).reduce((s, v) => s + v, 0))
    })
  ];
  const count = random.upTo(6);
  const chosen = new Map<string, Extra>();
  for (let i = 0; i < count; i++) {
    const extra = random.one(all)();
    if (![...chosen.keys(), ...names].some((h) => h.toLowerCase() === extra.header.toLowerCase()))
      chosen.set(extra.header, extra);
  }
  return [...chosen.values()];
}

/** A table of votes with traps by chance. */
export function makeVoteTable(seed: number): MadeTable {
  const random = chance(seed);
  const traps: string[] = [];
  const own = random.is(0.2) ? LOCAL : PARTIES;
  const count = 2 + random.upTo(own.length - 2);
  const parties = [...own].sort(() => random.next() - 0.5).slice(0, count);
  const isLower = own === PARTIES && random.is(0.25);
  const options = parties.map((p) => (isLower ? p.toLowerCase() : p));
  if (own === PARTIES && random.is(0.4)) {
    traps.push('coalicion');
    const [a, b] = options;
    options.push(random.one([`${a}_${b}`, `C_${a}_${b}`, `${a}-${b}`, ...(isLower ? [`${a}${b}`] : [])]));
  }
  if (random.is(0.3)) options.push(random.one(['CAND_IND_01', 'indep1', 'Independiente']));
  const named = options.length;
  if (random.is(0.6)) options.push(random.one(NOBODY));
  if (random.is(0.8)) options.push(random.one(NULLS));
  const hasTotal = random.is(0.75);
  const level = random.one(['seccion', 'casilla', 'municipio', 'distrito', 'entidad'] as const);
  const most = level === 'entidad' ? 32 : level === 'municipio' ? MUNICIPALITIES.length : 120;
  const rows = Math.max(1, random.is(0.3) ? Math.min(most, 1 + random.upTo(6)) : 1 + random.upTo(most));
  const more = extras(random, options, named);
  traps.push(...more.map((e) => e.trap), hasTotal ? 'total' : 'sin-total', level);

  const sparse = options.map((_, k) => k >= 2 && random.is(0.15));
  const lateFrom = random.is(0.15) ? Math.floor(rows * random.next()) : -1;
  const late = random.upTo(named);
  if (lateFrom >= 0) traps.push('columna-tarde');
  const scale = options.map((_, k) => (sparse[k] ? 2 : 5 + random.upTo(level === 'entidad' ? 900_000 : 300)));

  const delimiter = random.one([',', ',', ';', '\t', '|']);
  const thousands = random.is(0.3) ? random.one(delimiter === ',' ? [' ', '.'] : ['.', ',', ' ']) : '';
  if (thousands) traps.push(`miles «${thousands}»`);
  const lead = random.is(0.15) ? 1 + random.upTo(2) : 0;
  if (lead) traps.push('columnas-vacias');
  const number = (n: number) =>
    thousands && n >= 1_000 ? String(n).replace(/\B(?=(\d{3})+$)/g, thousands) : String(n);

  const place = (row: number): string[] => {
    switch (level) {
      case 'seccion':
        return ['1', 'AGUASCALIENTES', String(1 + (row % 3)), String(300 + row)];
      case 'casilla':
        return ['1', String(300 + Math.floor(row / 2)), row % 2 ? 'C' : 'B', String(1)];
      case 'municipio':
        return ['AGUASCALIENTES', MUNICIPALITIES[row]];
      case 'distrito':
        return [String(1 + (row % 32)), String(1 + Math.floor(row / 32))];
      default:
        return [String(row + 1)];
    }
  };
  const places = {
    seccion: ['ID_ENTIDAD', 'NOMBRE_ENTIDAD', 'ID_DISTRITO', 'SECCION'],
    casilla: ['ID_ESTADO', 'SECCION', 'TIPO_CASILLA', 'ID_CASILLA'],
    municipio: ['ENTIDAD', 'MUNICIPIO'],
    distrito: ['ENTIDAD', 'DISTRITO'],
    entidad: ['ENTIDAD']
  }[level];

  const data = Array.from({ length: rows }, (_, row) =>
    options.map((_, k) =>
      k === late && row < lateFrom ? NaN : sparse[k] && !random.is(0.2) ? 0 : random.upTo(scale[k])
    )
  );
  const mistakes = hasTotal && rows > 30 && random.is(0.2);
  if (mistakes) traps.push('errores');
  const sums = options.map(() => 0);
  let whole = 0;
  const lines: string[][] = [];
  const rollAt = random.is(0.5);
  const withRoll = rollAt ? random.one(ROLLS) : null;
  const order = random.is(0.5);
  const unreadable = random.is(0.1);
  if (unreadable) traps.push('ilegible');
  data.forEach((votes, row) => {
    const lost = unreadable && random.is(0.05) ? random.upTo(votes.length) : -1;
    const known = votes.map((v, k) => (k === lost || Number.isNaN(v) ? 0 : v));
    const total = known.reduce((s, v) => s + v, 0);
    known.forEach((v, k) => (sums[k] += v));
    const slip = mistakes && random.is(0.03) ? 1 + random.upTo(5) : 0;
    whole += hasTotal ? total + slip : total;
    const cells = votes.map((v, k) =>
      k === lost ? random.one(['Ilegible', 'Sin dato', '-']) : Number.isNaN(v) ? '' : number(v)
    );
    const extra = more.map((e) => e.value(row, known, total, random));
    const tail = [
      ...(hasTotal ? [number(total + slip)] : []),
      ...(withRoll ? [number(total + 50 + random.upTo(900))] : [])
    ];
    lines.push([...place(row), ...(order ? [...extra, ...cells, ...tail] : [...cells, ...extra, ...tail])]);
  });
  const head = [
    ...places,
    ...(order ? [...more.map((e) => e.header), ...options] : [...options, ...more.map((e) => e.header)]),
    ...(hasTotal ? [random.one(TOTALS)] : []),
    ...(withRoll ? [withRoll] : [])
  ];
  const width = head.length;
  const at = (k: number) => places.length + (order ? more.length : 0) + k;
  const sumRow = (from: number, to: number, label: string): string[] => {
    const cells = Array<string>(width).fill('');
    if (label) cells[level === 'municipio' ? 1 : 0] = label;
    let all = 0;
    options.forEach((_, k) => {
      const sum = lines
        .slice(from, to)
        .reduce((s, line) => s + (Number((line[at(k)] || '0').replace(/[.,\s]/g, '')) || 0), 0);
      cells[at(k)] = number(sum);
      all += sum;
    });
    if (hasTotal) cells[at(options.length) + (order ? 0 : more.length)] = number(mistakes ? whole : all);
    return cells;
  };
  const body = [...lines];
  if (rows >= 3 && random.is(0.3)) {
    traps.push('suma');
    body.push(sumRow(0, rows, random.one(['', '', 'TOTAL', 'Total general', 'SUMA'])));
  }
  if (rows >= 6 && !mistakes && random.is(0.15)) {
    traps.push('subtotal');
    const middle = 2 + random.upTo(rows - 3);
    body.splice(middle, 0, sumRow(0, middle, random.one(['', 'SUBTOTAL'])));
  }
  const filled = data.filter((votes) => votes.some((v) => v > 0)).length;
  if (filled >= 3 && sums.filter((v) => v > 0).length >= 3 && !mistakes && !unreadable && random.is(0.2)) {
    const under: Partial<Record<typeof level, string[]>> = {
      seccion: ['1', 'AGUASCALIENTES', '', random.one(['0', '0000', '9999', '999'])],
      casilla: ['1', random.one(['0', '9999']), '', ''],
      municipio: ['AGUASCALIENTES', 'AGUASCALIENTES']
    };
    if (under[level]) {
      traps.push('suma-con-clave');
      const cells = sumRow(0, rows, '');
      under[level].forEach((cell, i) => (cells[i] = cell));
      body.splice(random.one([0, body.length]), 0, cells);
    }
  }
  const quote = (cell: string) =>
    cell.includes(delimiter) || random.is(0.02) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const write = (cells: readonly string[]) =>
    [...Array<string>(lead).fill(''), ...cells].map(quote).join(delimiter);
  const above = random.is(0.3) ? ['INSTITUTO ELECTORAL', 'RESULTADOS DE LA ELECCION 2021', ''] : [];
  const below: string[] = [];
  if (random.is(0.2)) below.push('', 'Fuente: instituto electoral');
  if (random.is(0.15)) {
    traps.push('otra-tabla');
    below.push(
      '',
      'PARTICIPACION POR DISTRITO',
      ['DISTRITO', 'LISTA NOMINAL', 'TOTAL'].join(delimiter),
      ['1', '9000', '5000'].join(delimiter),
      ['2', '8000', '4000'].join(delimiter)
    );
  }
  return {
    text: [...above, write(head), ...body.map(write), ...below, ''].join('\n'),
    votes: Object.fromEntries(options.map((o, k) => [o, sums[k]])),
    total: whole,
    traps
  };
}
