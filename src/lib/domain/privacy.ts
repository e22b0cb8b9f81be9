import { foldName } from './catalog';

/** Headers of columns that identify a person, folded. LFPDPPP (DOF 20-03-2025) art. 2-VI: affiliation is sensitive. */
const IDENTIFYING = new Set([
  'curp',
  'rfc',
  'telefono',
  'tel',
  'celular',
  'whatsapp',
  'correo',
  'correo electronico',
  'email',
  'e mail',
  'mail',
  'domicilio',
  'direccion',
  'calle',
  'fecha nacimiento',
  'fecha de nacimiento',
  'nacimiento',
  'birthdate',
  'birth date',
  'date of birth',
  'phone',
  'address',
  'clave de elector',
  'clave elector',
  'responsable',
  'coordinador',
  'coordinadora',
  'contacto',
  'nombre completo',
  'nombre del responsable',
  'nombre responsable',
  'apellido',
  'apellidos',
  'apellido paterno',
  'apellido materno'
]);

/** Whether a header names a column that identifies a person. Such a column is named to the user and never kept. */
export const isIdentifyingHeader = (header: string) => IDENTIFYING.has(foldName(header));

const CURP = /\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b/gi;
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/g;
const TELEPHONE = /(?<!\d)(?:\+?52[\s.-]?)?(?:\d[\s().-]?){9}\d(?!\d)/g;

/** Replaces CURPs and e-mails inside a text that is about to be kept, such as a cell's own id. */
export const maskCurpAndMail = (text: string) => text.replace(CURP, '•••').replace(MAIL, '•••');

/** Replaces CURPs, e-mails and telephones inside a text that is about to be kept or shown. */
export const maskPersonal = (text: string) => maskCurpAndMail(text).replace(TELEPHONE, '•••');

/** Counts of persons under this are not shared, in files or on paper. */
export const SUPPRESSED_UNDER = 5;
