import type { Feature } from 'geojson';
import { asArea, type LayerFields, type RawLayer } from './layer';
import { projectGeometry, type Projection } from './projection';

/** The fields of a feature; its id is a field like any other, but a property of the same name says more. */
export const fieldsOf = (f: Feature | null): LayerFields => ({
  ...f?.properties,
  ...(f?.id === undefined || f.properties?.id !== undefined ? {} : { id: f.id })
});

/** The layer that features make, in degrees. Their shapes are turned in place. */
export function layerOf(
  features: readonly (Feature | null)[],
  projection: Projection,
  encoding: string
): RawLayer {
  const units = features.map((f) => {
    const geometry = asArea(f?.geometry as { type: string } | null);
    if (geometry) projectGeometry(geometry, projection);
    return { fields: fieldsOf(f), geometry };
  });
  return { units, crs: projection.nombre, encoding };
}
