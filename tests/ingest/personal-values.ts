import fc from 'fast-check';
import PEOPLE from '../../data/nombres/personas.json';

/** A personal value as somebody wrote it, and what of it may stand nowhere afterwards. */
export interface Personal {
  kind: string;
  written: string;
  /** Letters and digits alone, small, with zeros for the letter O: see `bare`. */
  token: string;
  /** Headers under which such values stand. */
  headers: readonly string[];
}

/** Signs of a text that tell values apart however they are written. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0');

/** Chance that comes from one number alone. */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = (seed * 2654435761 + 12345) >>> 0;
  }
  below(most: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 2246822519) + 374761393) >>> 0;
    this.state ^= this.state >>> 13;
    return (this.state >>> 0) % most;
  }
  of = <T>(list: readonly T[]): T => list[this.below(list.length)];
  digits = (n: number): string => Array.from({ length: n }, () => this.below(10)).join('');
  letters = (n: number): string =>
    Array.from({ length: n }, () => 'BCDFGHJKLMNPQRSTVWXYZ'[this.below(21)]).join('');
}

const FULL_WIDTH = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const ways = <T>(dice: Dice, ...forms: (() => T)[]): T => dice.of(forms)();

function telephone(dice: Dice): Personal {
  const [area, a, b] = [
    dice.of(['951', '722', '664', '999', '443']),
    `${2 + dice.below(8)}${dice.digits(2)}`,
    dice.digits(4)
  ];
  const n = `${area}${a}${b}`;
  const sep = dice.of([' ', '-', '.', '/', '–', '—', '·', '‑', '\u00a0', '  ', ' - ']);
  const grouped = dice.of([
    `${area}${sep}${a}${sep}${b}`,
    `${area}${sep}${a}${sep}${b.slice(0, 2)}${sep}${b.slice(2)}`,
    n
  ]);
  const written = ways(
    dice,
    () => grouped,
    () => `(${area}) ${a}${sep}${b}`,
    () => `(${area})${a}${b}`,
    () => `+52 ${grouped}`,
    () => `+52${grouped}`,
    () => `+521${grouped}`,
    () => `+52 1 ${grouped}`,
    () => `52 ${grouped}`,
    () => `044 ${grouped}`,
    () => `045${grouped}`,
    () => `01 ${grouped}`,
    () => `01-${area}-${a}-${b}`,
    () => FULL_WIDTH(grouped),
    () => `${grouped} ext. 12`,
    () => `55${n.slice(2, 4)}-${n.slice(4, 7)}${n.slice(7)}`.replace(/^55../, n.slice(0, 4))
  );
  return {
    kind: 'teléfono',
    written,
    token: n,
    headers: [
      'Teléfono',
      'Cel.',
      'No. Tel',
      'telefonoCelular',
      'Móvil',
      'WhatsApp',
      'Teléfono(s)',
      'T. de contacto',
      'Contacto'
    ]
  };
}

function localTelephone(dice: Dice): Personal {
  const n = `${2 + dice.below(8)}${dice.digits(7)}`;
  const word = dice.of([
    'tel.',
    'Tel',
    'cel',
    'Cel:',
    'whats',
    'WhatsApp',
    'teléfono',
    'móvil',
    'TEL.:',
    'celular',
    'Llamar al'
  ]);
  const sep = dice.of(['', '-', ' ', '.']);
  return {
    kind: 'teléfono local',
    written: `${word} ${n.slice(0, 4)}${sep}${n.slice(4)}`,
    token: n,
    headers: ['Tel', 'Teléfono de casa']
  };
}

function mail(dice: Dice): Personal {
  const user = `zq${dice.letters(4).toLowerCase()}${dice.digits(3)}`;
  const host = dice.of(['gmail', 'hotmail', 'correo', 'unam']);
  const end = dice.of(['.com', '.mx', '.com.mx', '.org.mx']);
  const written = ways(
    dice,
    () => `${user}@${host}${end}`,
    () => `${user} @ ${host}${end}`,
    () => `${user}@ ${host}${end}`,
    () => `${user} arroba ${host}${end}`,
    () => `${user} arroba ${host}${end.replaceAll('.', ' punto ')}`,
    () => `${user}[at]${host}${end}`,
    () => `${user} [at] ${host}${end}`,
    () => `${user} (at) ${host} (dot) com`,
    () => `${user}(a)${host}${end}`,
    () => `${user} (arroba) ${host}${end}`,
    () => FULL_WIDTH(`${user}@${host}${end}`),
    () => `<${user}@${host}${end}>`,
    () => `mailto:${user}@${host}${end}`,
    () => `${user}@${host}${end}`.toUpperCase(),
    () => `${user}＠${host}${end}`
  );
  return {
    kind: 'correo',
    written,
    token: bare(user),
    headers: ['Correo', 'e-mail', 'E Mail', 'correoElectronico', 'Mail', 'Correo(s)', 'Correo electrónico']
  };
}

const birth = (dice: Dice) =>
  `${40 + dice.below(60)}${String(1 + dice.below(12)).padStart(2, '0')}${String(1 + dice.below(28)).padStart(2, '0')}`;

/** A key in parts, written in one of the ways in which people write keys. */
function keyed(dice: Dice, parts: readonly string[], names: readonly string[]): string {
  const sep = dice.of(['', '', ' ', '-', '.', '/', '_', ' - ']);
  const whole = parts.join(sep);
  return ways(
    dice,
    () => whole,
    () => whole.toLowerCase(),
    () => whole.replace(/0/g, 'O'),
    () => `${dice.of(names)}${parts.join('')}`,
    () => `${dice.of(names)}: ${whole}`,
    () => `${dice.of(names)} ${whole}`,
    () => FULL_WIDTH(parts.join(''))
  );
}

function curp(dice: Dice): Personal {
  const parts = [
    dice.letters(4),
    birth(dice),
    dice.of(['H', 'M']) + dice.of(['OC', 'DF', 'MC']) + dice.letters(3),
    `0${dice.digits(1)}`
  ];
  return {
    kind: 'CURP',
    written: keyed(dice, parts, ['CURP', 'curp', 'Curp']),
    token: bare(parts.join('')),
    headers: ['CURP', 'Clave CURP', 'C.U.R.P.', 'curpAfiliado', 'Curp(s)']
  };
}

function elector(dice: Dice): Personal {
  const parts = [
    dice.letters(6),
    `${birth(dice)}${dice.of(['20', '09', '15'])}`,
    dice.of(['H', 'M']),
    dice.digits(3)
  ];
  return {
    kind: 'clave de elector',
    written: keyed(dice, parts, ['CLAVE DE ELECTOR', 'Clave', 'Elector']),
    token: bare(parts.join('')),
    headers: ['Clave de elector', 'No. INE', 'claveElector', 'INE', 'Credencial INE', 'Cve. Elector', 'IFE']
  };
}

function rfc(dice: Dice): Personal {
  const parts = [dice.letters(4), birth(dice), `${dice.letters(2)}${dice.digits(1)}`];
  const sep = dice.of(['', ' ', '-']);
  const written = ways(
    dice,
    () => parts.join(sep),
    () => parts.join('').toLowerCase(),
    () => `RFC ${parts.join(sep)}`,
    () => `RFC:${parts.join('')}`,
    () => FULL_WIDTH(parts.join(''))
  );
  return { kind: 'RFC', written, token: bare(parts.join('')), headers: ['RFC', 'R.F.C.', 'rfcSolicitante'] };
}

/** A number that only its name tells. */
const numbered =
  (kind: string, words: readonly string[], length: number, headers: readonly string[]) =>
  (dice: Dice): Personal => {
    const n = `${1 + dice.below(9)}${dice.digits(length - 1)}`;
    const sep = dice.of([' ', ': ', ' # ', ' no. ', ' núm. ', ':', ' número ']);
    const grouped = dice.of([n, n.replace(/(\d{4})(?=\d)/g, '$1 '), n.replace(/(\d{4})(?=\d)/g, '$1-')]);
    return { kind, written: `${dice.of(words)}${sep}${grouped}`, token: n, headers };
  };

function clabe(dice: Dice): Personal {
  const first = `${dice.of(['032', '012', '014', '002', '072'])}${dice.digits(14)}`;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (Number(first[i]) * [3, 7, 1][i % 3]) % 10;
  const n = `${first}${(10 - (sum % 10)) % 10}`;
  const written = ways(
    dice,
    () => n,
    () => n.replace(/(\d{3})(\d{3})(\d{11})(\d)/, '$1 $2 $3 $4'),
    () => n.replace(/(\d{4})(?=\d)/g, '$1 '),
    () => `CLABE ${n}`,
    () => n.replace(/(\d{6})(?=\d)/g, '$1-')
  );
  return {
    kind: 'CLABE',
    written,
    token: n,
    headers: ['CLABE', 'Cuenta CLABE', 'Clabe interbancaria', 'No. de cuenta']
  };
}

function card(dice: Dice): Personal {
  const first = `${dice.of(['4', '51', '55', '37'])}${dice.digits(14)}`.slice(0, 15);
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const d = Number(first[14 - i]) * (i % 2 ? 1 : 2);
    sum += d > 9 ? d - 9 : d;
  }
  const n = `${first}${(10 - (sum % 10)) % 10}`;
  const written = ways(
    dice,
    () => n,
    () => n.replace(/(\d{4})(?=\d)/g, '$1 '),
    () => n.replace(/(\d{4})(?=\d)/g, '$1-'),
    () => `tarjeta ${n}`,
    () => n.replace(/(\d{4})(?=\d)/g, '$1.')
  );
  return { kind: 'tarjeta', written, token: n, headers: ['Tarjeta', 'No. de tarjeta', 'Número de tarjeta'] };
}

const STREETS = ['Xochiquetzal', 'Tlahuicole', 'Ixtlilxóchitl', 'Nezahualpilli', 'Xicoténcatl'];

function street(dice: Dice): Personal {
  const [name, n] = [dice.of(STREETS), 200 + dice.below(9000)];
  const kind = dice.of([
    'Calle',
    'calle',
    'C.',
    'Av.',
    'Avenida',
    'Blvd.',
    'Boulevard',
    'Priv.',
    'Privada',
    'Calz.',
    'Andador',
    'Cerrada',
    'Prol.',
    'Prolongación',
    'Circuito',
    'CALLE'
  ]);
  const number = dice.of([
    `${n}`,
    `#${n}`,
    `# ${n}`,
    `No. ${n}`,
    `núm. ${n}`,
    `Num ${n}`,
    `número ${n}`,
    `${n} Int. 3`,
    `${n}-B`
  ]);
  const rest = dice.of(['', ', Col. Centro', ', Colonia Reforma', ' col. Centro C.P. 68000', ', CP 68050']);
  return {
    kind: 'domicilio',
    written: `${kind} ${name} ${number}${rest}`,
    token: bare(`${name}`),
    headers: ['Domicilio', 'Dirección', 'Calle y número', 'domicilioParticular', 'Dom.', 'Direc.']
  };
}

function lot(dice: Dice): Personal {
  const [m, l] = [dice.below(90) + 10, dice.below(90) + 10];
  const name = dice.of(STREETS);
  const written = dice.of([
    `Mz ${m} Lt ${l} Col. ${name}`,
    `Manzana ${m} Lote ${l}, ${name}`,
    `Mza. ${m}, Lte. ${l}, Colonia ${name}`,
    `MZ. ${m} LT. ${l} ${name}`
  ]);
  return {
    kind: 'manzana y lote',
    written,
    token: bare(`${l} ${written.split(String(l))[1]}`).slice(0, 6),
    headers: ['Domicilio', 'Dirección particular']
  };
}

const account =
  (kind: string, forms: readonly string[], headers: readonly string[]) =>
  (dice: Dice): Personal => {
    const user = `zq${dice.letters(5).toLowerCase()}${dice.digits(2)}`;
    return { kind, written: dice.of(forms).replaceAll('U', user), token: bare(user), headers };
  };

function whatsapp(dice: Dice): Personal {
  const n = `951${2 + dice.below(8)}${dice.digits(6)}`;
  return {
    kind: 'liga de WhatsApp',
    written: dice.of([
      `wa.me/521${n}`,
      `https://wa.me/52${n}`,
      `api.whatsapp.com/send?phone=52${n}`,
      `http://wa.me/${n}`
    ]),
    token: n,
    headers: ['WhatsApp', 'Whats', 'Liga de WhatsApp']
  };
}

function name(dice: Dice): Personal {
  const [given, a, b] = [dice.of(PEOPLE.nombres), dice.of(PEOPLE.apellidos), dice.of(PEOPLE.apellidos)];
  const full = ways(
    dice,
    () => `${given} ${a} ${b}`,
    () => `${given} ${a}`,
    () => `${given} ${a} ${b}`.toUpperCase(),
    () => `${given} de ${a} ${b}`
  );
  return {
    kind: 'nombre',
    written: full,
    token: bare(`${given}${full.includes(' de ') ? 'de' : ''}${a}`),
    headers: [
      'Nombre completo',
      'Responsable',
      'Coord.',
      'Coordinador(a)',
      'Contacto',
      'nombreCompleto',
      'Titular',
      'Nombre del responsable',
      'Solicitante',
      'Enlace',
      'Nombre y apellidos',
      'Promotor',
      'Presidente'
    ]
  };
}

function titled(dice: Dice): Personal {
  const person = name(dice);
  return {
    ...person,
    kind: 'nombre con título',
    written: `${dice.of(['Lic.', 'Profr.', 'Ing.', 'Dra.', 'C.', 'Sra.', 'Mtro.'])} ${person.written}`
  };
}

function surname(dice: Dice): Personal {
  const token = `Zq${dice.letters(6).toLowerCase()}`;
  return {
    kind: 'apellido',
    written: token,
    token: bare(token),
    headers: [
      'Apellido paterno',
      'Ap. Paterno',
      'Ap. Mat.',
      'A. Paterno',
      'apellidoMaterno',
      'Primer apellido',
      '2o. Apellido',
      'Apellidos',
      'Paterno',
      'Apellido(s)'
    ]
  };
}

function born(dice: Dice): Personal {
  const [d, m, y] = [10 + dice.below(18), 10 + dice.below(3), 1941 + dice.below(50)];
  const day = dice.of([`${d}/${m}/${y}`, `${d}-${m}-${y}`, `${d}.${m}.${y}`]);
  const written = `${dice.of(['Nació el', 'F. Nac.', 'F. Nac.:', 'fecha de nacimiento:', 'nacida el', 'nacido', 'DOB', 'Nac.'])} ${day}`;
  return {
    kind: 'nacimiento',
    written,
    token: `${d}${m}${y}`,
    headers: [
      'Fecha de nacimiento',
      'F. Nac.',
      'F.Nac',
      'fechaNacimiento',
      'DOB',
      'Nacimiento',
      'Fec. de Nac.',
      'Cumpleaños',
      'FechaNac'
    ]
  };
}

function postcode(dice: Dice): Personal {
  const name = dice.of(STREETS);
  // Begins with no digits that a date of the table has.
  const cp = `8${dice.digits(4)}`;
  return {
    kind: 'colonia y código postal',
    written: dice.of([
      `Col. ${name} C.P. ${cp}`,
      `Colonia ${name}, CP ${cp}`,
      `Fracc. ${name}, C.P. ${cp}`,
      `col ${name} cp ${cp}`
    ]),
    token: cp,
    headers: ['Colonia y CP', 'Código postal', 'C.P.', 'codigoPostal']
  };
}

/** Every kind of personal value, each made from a dice. */
export const KINDS: readonly ((dice: Dice) => Personal)[] = [
  telephone,
  localTelephone,
  mail,
  curp,
  elector,
  rfc,
  numbered('OCR', ['OCR', 'ocr'], 13, ['OCR', 'No. OCR']),
  numbered('CIC', ['CIC', 'cic', 'Cic'], 9, ['CIC', 'Código CIC']),
  numbered('IDMEX', ['IDMEX'], 10, ['IDMEX']),
  numbered('NSS', ['NSS', 'nss', 'IMSS', 'Seguro social'], 11, [
    'NSS',
    'No. de seguro social',
    'IMSS',
    'numSeguroSocial'
  ]),
  clabe,
  card,
  numbered('cuenta', ['cuenta', 'Cta.', 'No. de cuenta', 'cuenta bancaria'], 11, [
    'Cuenta',
    'Cuenta bancaria',
    'No. Cta.'
  ]),
  numbered('pasaporte', ['pasaporte', 'Pasaporte'], 9, ['Pasaporte', 'No. de pasaporte']),
  numbered('cédula', ['cédula profesional', 'Cédula'], 8, ['Cédula profesional', 'cedulaProfesional']),
  numbered('licencia', ['licencia', 'Licencia de conducir'], 10, ['Licencia de conducir', 'No. de licencia']),
  street,
  lot,
  postcode,
  account(
    'Facebook',
    ['facebook.com/U', 'https://www.facebook.com/U', 'fb.com/U', 'm.facebook.com/U', 'FB: U', 'Facebook: U'],
    ['Facebook', 'Redes sociales', 'Red(es)', 'Face']
  ),
  account(
    'Instagram',
    ['@U', 'instagram.com/U', 'IG: @U', 'https://instagram.com/U/', 'Instagram: U'],
    ['Instagram', 'IG', 'Redes']
  ),
  account(
    'X',
    ['x.com/U', 'twitter.com/U', 'https://twitter.com/U', 'Twitter: @U', '@U'],
    ['Twitter', 'X (Twitter)', 'Red social']
  ),
  account('TikTok', ['tiktok.com/@U', 'https://www.tiktok.com/@U', 'TikTok: @U'], ['TikTok']),
  account('Telegram', ['t.me/U', 'https://t.me/U', 'Telegram: @U', 'telegram.me/U'], ['Telegram']),
  whatsapp,
  name,
  titled,
  surname,
  born
];

/** One of them by a number. */
export const anyPersonal = (seed: number): Personal => {
  const dice = new Dice(seed);
  dice.below(7);
  return KINDS[seed % KINDS.length](dice);
};

export const personalOf = fc.nat({ max: 2 ** 30 }).map(anyPersonal);
