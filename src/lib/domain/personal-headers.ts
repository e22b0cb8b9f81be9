import { foldName } from './catalog';

/**
 * Headers of columns that identify a person, folded. LFPDPPP (DOF 20-03-2025) art. 2-VI: affiliation is sensitive, so
 * none of them is kept beside it.
 */
const IDENTIFYING = new RegExp(
  '^(?:(?:numero|num|no|n|clave|cve|codigo|folio|liga|perfil|url|su|primer|1er|segundo|2o|t) (?:de(?: la| el| su)? |del )?)?(?:' +
    [
      'curp|rfc|elector|(?:ine|ife) clave|credencial|ocr|cic|idmex|nss|imss|seguro social',
      'telefonos?|tels?|telefonic[oa]s?|celular(?:es)?|cels?|movil|whats ?app|whats|phone|mobile|contacto',
      'correos?|e ?mails?|mail',
      'facebook|face|fb|instagram|insta|ig$|twitter|x twitter|tik ?tok|telegram|messenger|red(?:es)? social(?:es)?|redes$|red$',
      'domicilio|dom|direccion|direc|address|street|calle|colonia|codigo postal|cp|zip|num(?:ero)? (?:ext|int)(?:erior)?',
      '(?:fecha|fec|f|lugar) (?:de )?nac(?:imiento)?|nac$|nacimiento|cumpleanos|birth ?(?:date|day)|date of birth|dob',
      'apellidos?|a (?:paterno|materno)|ap (?:pat|mat)(?:erno)?|paterno|materno|surname|(?:first|last|middle|given|full) name',
      'nombres|nombre s|nom(?:bre)? completo|nombre y apellidos?|firma|huella|foto(?:grafia)?',
      'clabe|tarjeta(?: (?:bancaria|de (?:credito|debito)))?$|cta|cuenta(?: (?:bancaria|clabe))?$|pasaporte',
      'cedula(?: profesional)?$|licencia(?: de (?:conducir|manejo))?$|cartilla(?: militar)?$'
    ].join('|') +
    ')(?: |$)'
);
/** The number of a credential, whose bare name may be that of a key of municipalities. */
const CREDENTIAL = /^(?:numero|num|no|n|folio|credencial)(?: de)?(?: la)? (?:ine|ife)$/;
/** Persons by what they do: a column called so holds their names. */
const ROLES =
  'responsable|resp|encargad[oa]|autora?|coordinadora?|coord|contacto|enlace|titular|presidente|presidenta|lider|lideresa|liderazgo|ciudadan[oa]|beneficiari[oa]|solicitante|peticionari[oa]|proponente|promovente|promotora?|representante|ponente|capturista|afiliad[oa]|integrante|persona';
/** The same, but words that name other things too where more follows them: «Alumno por docente». */
const ALONE =
  'secretari[oa]|tesorer[oa]|delegad[oa]|asesora?|operadora?|alumn[oa]|soci[oa]|militante|simpatizante';
const PERSON = new RegExp(
  `^(?:${ROLES}|quien responde|capturo|jefe de grupo|a nombre de|usuario|user|recomend(?:ado|ada|o|ador|adora)|quien (?:lo )?(?:solicita|propone|representa|recomienda))(?: .*)?$|^(?:${ALONE})$`
);
const NAME_OF = new RegExp(`^nombre (?:(?:del?|de la|de el) )?(?:${ROLES}|${ALONE})(?: .*)?$`);

/** A header in words: `telefonoCelular`, `C.U.R.P.`, `Teléfono(s)` and `Tel2` are said as people say them. */
function inWords(header: string): string {
  const folded = foldName(
    header
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
      .replace(/(\p{L})(?=\d)/gu, '$1 ')
      .replace(/\((?:s|es|a|as|os)\)/gi, '')
  );
  // Initials with dots are one word.
  return folded.replace(/\b[a-z](?: [a-z]\b)+/g, (initials) => initials.replaceAll(' ', ''));
}

/**
 * Whether a header names a column that identifies a person. Such a column is named to the user and never kept.
 * @param ofPersons the table's own `nombre` is that of a person
 */
export function isIdentifyingHeader(header: string, ofPersons = false): boolean {
  const words = inWords(header);
  return (
    IDENTIFYING.test(words) ||
    CREDENTIAL.test(words) ||
    PERSON.test(words) ||
    NAME_OF.test(words) ||
    (ofPersons && /^(nombre|name)$/.test(words))
  );
}
