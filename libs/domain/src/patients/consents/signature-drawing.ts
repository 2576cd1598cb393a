import * as z from 'zod';

/** The field in which a signature is drawn; points are whole numbers within it. */
export const signatureField = { width: 600, height: 200 } as const;

/** How far a signature reaches at least, in the units of the field. */
const leastExtent = 20;

const stroke = /^M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3}){1,1500}$/;

/**
 * A drawn signature as strokes, each the text of an SVG path in the `signatureField`: "M12 80L14 82…". Bounded, so that a record stays small:
 * 1 to 40 strokes, 20,000 characters together, 20 units wide or high. A dot is a stroke of two equal points.
 */
export const signatureDrawing = z
  .array(z.string().regex(stroke, 'This is not a drawn line'))
  .min(1, 'Draw the signature')
  .max(40, 'The signature has too many strokes: clear it and draw it once more')
  .refine(
    (strokes) => strokes.length === 0 || extentOf(strokes) >= leastExtent,
    'A dot is no signature: draw it, or sign by the typed name alone',
  )
  .refine((strokes) => strokes.reduce((sum, one) => sum + one.length, 0) <= 20_000, {
    message: 'The signature is too long: clear it and draw it once more',
  });
export type SignatureDrawing = z.infer<typeof signatureDrawing>;

function extentOf(strokes: readonly string[]): number {
  const points = strokes.flatMap((one) => [...one.matchAll(/(\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const));
  const span = (axis: 0 | 1): number => Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  return Math.max(span(0), span(1));
}
