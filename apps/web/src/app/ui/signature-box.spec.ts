import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { signatureDrawing, type SignatureDrawing } from '@sojourn/domain';
import { SignatureBox } from './signature-box.js';
import { allByRole, byRole } from './testing/by-role.js';

@Component({ imports: [SignatureBox], template: `<kat-signature-box label="Signature" [(strokes)]="strokes" />` })
class Page {
  readonly strokes = signal<SignatureDrawing>([]);
}

async function open() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const paper = byRole('img', 'Signature');
  paper.getBoundingClientRect = () => ({ left: 100, top: 50, width: 300, height: 100 }) as DOMRect;
  const point = async (kind: string, clientX: number, clientY: number, pointerId = 1): Promise<void> => {
    paper.dispatchEvent(Object.assign(new MouseEvent(kind, { clientX, clientY, button: 0 }), { pointerId }));
    await fixture.whenStable();
  };
  return { strokes: fixture.componentInstance.strokes, point, settle: () => fixture.whenStable() };
}

describe('a signature box', () => {
  it('keeps what is drawn as lines of its own field, whatever its size on screen', async () => {
    const { strokes, point } = await open();
    await point('pointerdown', 100, 50);
    await point('pointermove', 250, 100);
    await point('pointermove', 250.4, 100.2); // too near to tell apart
    await point('pointermove', 500, 400); // beyond the edge: kept at the edge
    await point('pointerup', 500, 400);
    expect(strokes()).toEqual(['M0 0L300 100L600 200']);
    expect(signatureDrawing.safeParse(strokes()).success).toBe(true);
  });

  it('takes a tap for a dot, and leaves a resting palm alone', async () => {
    const { strokes, point } = await open();
    await point('pointerdown', 200, 100);
    await point('pointerdown', 300, 120, 2);
    await point('pointermove', 320, 130, 2);
    await point('pointerup', 200, 100);
    await point('pointerup', 320, 130, 2);
    expect(strokes()).toEqual(['M200 100L200 100']);
    // A dot belongs to a signature, and is none by itself.
    expect(signatureDrawing.safeParse(strokes()).success).toBe(false);
    expect(signatureDrawing.safeParse([...strokes(), 'M10 80L60 90']).success).toBe(true);
  });

  it('is cleared by its button, which is there only when something is drawn', async () => {
    const { strokes, point, settle } = await open();
    expect(allByRole('button', /Clear/)).toEqual([]);
    await point('pointerdown', 200, 100);
    await point('pointerup', 200, 100);
    byRole('button', 'Clear').click();
    await settle();
    expect(strokes()).toEqual([]);
  });
});
