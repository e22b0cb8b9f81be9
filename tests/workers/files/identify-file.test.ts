import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identifyFile } from '../../../src/lib/workers/files/identify-file';
import { bytesOf, example, hasShared, real, root } from '../../shared';

const kind = (text: string) => identifyFile(new Blob([text]));

describe('what a file is about', () => {
  it.each([
    ['mapa', '{"type":"FeatureCollection","features":[]}'],
    ['secciones', 'entidad,seccion,municipio_ine,municipio_inegi,distrito\n01,0001,001,01001,3\n'],
    ['puente', 'entidad,seccion,municipio_ine,municipio_inegi\n01,0001,001,01001\n'],
    ['puente', 'ife,inegi,nombre\n1001,1001,A\n'],
    ['cifras', 'cvegeo,mun_ine,viviendas\n07101,102,40\n'],
    ['cifras', 'Estado,cvegeo,Municipio,Viviendas\nAguascalientes,01001,Aguascalientes,3\n'],
    ['cifras', 'entidad,mun_ine,votos\n7,101,40\n'],
    ['votos', 'ENTIDAD,SECCION,PAN,PRI,XYZ\n29,1,10,20,5\n29,2,11,21,4\n'],
    ['votos', 'cvegeo,PAN,PRI,MORENA\n01001,10,20,5\n'],
    ['cifras', 'cvegeo,pob\n01001,5\n'],
    ['cococis', 'id,cvegeo,estado\n1,01001,activo\n'],
    ['cococis', 'id,nombre,cvegeo,fecha_constitucion,integrantes\n1,A,01001,2026-01-01,5\n'],
    ['afiliados', 'cvegeo,mun_ine,sexo,fecha_afiliacion\n07101,102,M,2026-01-01\n']
  ])('%s: %j', async (expected, text) => expect(await kind(text)).toBe(expected));

  it.each(['propuestas', 'resultados', 'metas'])('the demonstration of %s', async (name) => {
    expect(await identifyFile(new Blob([bytesOf(join(root, `static/demo/${name}.csv`))]))).toBe(name);
  });

  it
    .skipIf(!hasShared)
    .each([
      ['cococis', example('cococis_limpio.csv')],
      ['cococis', example('cococis_hoja_es.csv')],
      ['cococis', example('cococis_por_nombre.csv')],
      ['cococis', example('cococis_clave_ine.csv')],
      ['afiliados', example('afiliados.csv')],
      ...['conferencias', 'asistencias', 'directivas', 'academia', 'gestiones', 'encuestas'].map((kind) => [
        kind,
        example(`${kind}.csv`)
      ]),
      ['secciones', real('secciones_2017.csv')],
      ['cifras', real('censo_2020.csv')],
      ['cifras', real('zm_2015.csv')],
      ['votos', real('votos_diputados_2015_municipio.csv')],
      ['votos', real('votos_diputados_2015_seccion.csv')],
      ['votos', real('votos_diputados_2021_municipio_muestra.csv')],
      ['mapa', real('20_oaxaca.zip')],
      ['mapa', real('agem_2025.topojson')]
    ])('%s: %s', async (expected, path) =>
    expect(await identifyFile(new Blob([bytesOf(path)]))).toBe(expected)
  );
});
