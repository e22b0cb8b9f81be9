import { foldName } from './catalog';
import type { TableRow } from './contract';

/** A post of a municipal board. The list is editable; its order is that of rank. */
export interface Post {
  nombre: string;
  /** Among those that lead the board: women who hold none of these hold only minor posts. */
  mando: boolean;
  /** Names of the posts that whoever holds this one takes over, for the time being, when they fall vacant. */
  suple: readonly string[];
}

/**
 * The posts that the example of boards names, by rank: the vice-presidency for women's affairs stands in for the
 * presidency, the secretariat for the posts above it.
 */
export const DEFAULT_POSTS: readonly Post[] = [
  { nombre: 'presidencia', mando: true, suple: [] },
  { nombre: 'vicepresidencia de asuntos de la mujer', mando: true, suple: ['presidencia'] },
  {
    nombre: 'secretaría',
    mando: true,
    suple: ['presidencia', 'vicepresidencia de asuntos de la mujer']
  },
  { nombre: 'desarrollo local', mando: false, suple: [] },
  { nombre: 'asuntos sociales', mando: false, suple: [] },
  { nombre: 'capacitación y educación política', mando: false, suple: [] },
  { nombre: 'electoral', mando: false, suple: [] },
  { nombre: 'solidaridad y derechos humanos', mando: false, suple: [] }
];

/** Position of the post that a spreadsheet cell names, −1 when it names none of the list. */
export function matchPost(text: string, posts: readonly Post[]): number {
  const wanted = foldName(text);
  return posts.findIndex((p) => foldName(p.nombre) === wanted);
}

/** How a post is held. A post of which no row says anything is *sin dato*, which is not vacant. */
export const POST_STATES = ['sin-dato', 'vacante', 'interino', 'titular'] as const;
/** One of them. */
export type PostState = (typeof POST_STATES)[number];
/** Position of each, as the columns keep it. */
export const POST_STATE: Record<PostState, number> = { 'sin-dato': 0, vacante: 1, interino: 2, titular: 3 };

/** Boards by place and post, as plain columns: position is place × posts + post. */
export interface BoardFacts {
  posts: readonly Post[];
  /** INEGI keys of the places with a board, ascending. */
  claves: string[];
  /** Positions in `POST_STATES`. */
  estado: Uint8Array;
  /** 1 a woman, 2 a man, 0 where nobody says or nobody holds it. */
  sexo: Uint8Array;
  /** 1 trained for the post, 2 not, 0 where nobody says. */
  capacitacion: Uint8Array;
  /** Posts that the catalogue lacks, with their rows: they are in no figure of a board. */
  outside: [cargo: string, filas: number][];
}

/** Codes the rows of boards for a catalogue of posts. */
export function codeBoards(rows: readonly TableRow[], posts: readonly Post[]): BoardFacts {
  const claves = [...new Set(rows.map((row) => String(row.cvegeo ?? '')))].filter((c) => c !== '').sort();
  const at = new Map(claves.map((clave, i) => [clave, i]));
  const facts: BoardFacts = {
    posts,
    claves,
    estado: new Uint8Array(claves.length * posts.length),
    sexo: new Uint8Array(claves.length * posts.length),
    capacitacion: new Uint8Array(claves.length * posts.length),
    outside: []
  };
  const codes = new Map<string, number>();
  const outside = new Map<string, number>();
  for (const row of rows) {
    const cargo = String(row.cargo ?? '');
    let post = codes.get(cargo);
    if (post === undefined) codes.set(cargo, (post = matchPost(cargo, posts)));
    const place = at.get(String(row.cvegeo ?? ''));
    if (post < 0) outside.set(cargo, (outside.get(cargo) ?? 0) + 1);
    if (post < 0 || place === undefined) continue;
    const i = place * posts.length + post;
    const state = POST_STATE[row.estado as PostState] ?? 0;
    facts.estado[i] = state;
    if (state < POST_STATE.interino) continue;
    facts.sexo[i] = row.sexo === 'M' ? 1 : row.sexo === 'H' ? 2 : 0;
    facts.capacitacion[i] =
      row.capacitacion_completa === 'sí' ? 1 : row.capacitacion_completa === 'no' ? 2 : 0;
  }
  facts.outside = [...outside];
  return facts;
}

/** What some boards add up to. */
export interface BoardCounts {
  /** Places with a board, and those with every post of the catalogue held. */
  directivas: number;
  completas: number;
  titulares: number;
  interinos: number;
  vacantes: number;
  sinDato: number;
  /** Women among those who hold a post, and all of these whose sex somebody says. */
  mujeres: number;
  conSexo: number;
  /** Trained for the post, and all of whom somebody says whether they are. */
  capacitados: number;
  conCapacitacion: number;
}

/** Counts the boards of the places that `isIn` lets through. */
export function countBoards(
  { posts, claves, estado, sexo, capacitacion }: BoardFacts,
  isIn: (clave: string) => boolean = () => true
): BoardCounts {
  const counts: BoardCounts = {
    directivas: 0,
    completas: 0,
    titulares: 0,
    interinos: 0,
    vacantes: 0,
    sinDato: 0,
    mujeres: 0,
    conSexo: 0,
    capacitados: 0,
    conCapacitacion: 0
  };
  const byState = [0, 0, 0, 0];
  claves.forEach((clave, place) => {
    if (!isIn(clave)) return;
    counts.directivas++;
    let held = 0;
    for (let i = place * posts.length; i < (place + 1) * posts.length; i++) {
      byState[estado[i]]++;
      if (estado[i] < POST_STATE.interino) continue;
      held++;
      if (sexo[i]) counts.conSexo++;
      if (sexo[i] === 1) counts.mujeres++;
      if (capacitacion[i]) counts.conCapacitacion++;
      if (capacitacion[i] === 1) counts.capacitados++;
    }
    if (held === posts.length) counts.completas++;
  });
  [counts.sinDato, counts.vacantes, counts.interinos, counts.titulares] = byState;
  return counts;
}

/** Posts held on the board of a place. */
export function postsHeld({ posts, estado }: BoardFacts, place: number): number {
  let held = 0;
  for (let i = place * posts.length; i < (place + 1) * posts.length; i++)
    if (estado[i] >= POST_STATE.interino) held++;
  return held;
}

/** Women, and all whose sex is known, who hold each post, in the order of the catalogue. */
export function countByPost(
  { posts, claves, sexo }: BoardFacts,
  isIn: (clave: string) => boolean = () => true
): { mujeres: number; n: number }[] {
  const counts = posts.map(() => ({ mujeres: 0, n: 0 }));
  claves.forEach((clave, place) => {
    if (!isIn(clave)) return;
    posts.forEach((_, post) => {
      const sex = sexo[place * posts.length + post];
      if (sex) counts[post].n++;
      if (sex === 1) counts[post].mujeres++;
    });
  });
  return counts;
}

/** Places of the boards on which women hold posts and none of those that lead. */
export function onlyMinorPosts({ posts, claves, sexo }: BoardFacts): number[] {
  return [...claves.keys()].filter((place) => {
    const women = posts.filter((_, post) => sexo[place * posts.length + post] === 1);
    return women.length > 0 && women.every((post) => !post.mando);
  });
}

/** Who would take over a vacant post of a board: the post of the highest rank that may and that somebody holds. */
export interface Succession {
  cargo: number;
  /** Null when nobody of the board may. */
  suplente: number | null;
}

/**
 * The vacant posts of a board by rank, each with who would take it over; nobody takes over two.
 * @param leaves position of a post whose holder is thought to leave; −1 for nobody
 */
export function proposeSuccession({ posts, estado }: BoardFacts, place: number, leaves = -1): Succession[] {
  const first = place * posts.length;
  const taken = new Set<number>();
  return posts.flatMap((post, cargo): Succession[] => {
    if (estado[first + cargo] !== POST_STATE.vacante && cargo !== leaves) return [];
    const suplente = posts.findIndex(
      (other, i) =>
        !taken.has(i) &&
        i !== leaves &&
        estado[first + i] === POST_STATE.titular &&
        other.suple.some((name) => foldName(name) === foldName(post.nombre))
    );
    if (suplente >= 0) taken.add(suplente);
    return [{ cargo, suplente: suplente < 0 ? null : suplente }];
  });
}
