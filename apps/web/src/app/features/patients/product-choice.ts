import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { treatmentProducts, type TreatmentProduct, productWords } from '@sojourn/domain';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';

/** Which medicine the page is about. It stands in the address, so that a reload keeps it; none is chosen beforehand. */
@Component({
  selector: 'kat-product-choice',
  imports: [Field, FieldInput],
  template: `
    <kat-field label="Planned medicine" [help]="help()">
      <select katInput (change)="choose($event)">
        @if (chosen() === null) {
          <option value="" selected>Choose the medicine</option>
        }
        @for (product of products; track product) {
          <option [value]="product" [selected]="product === chosen()">{{ words[product] }}</option>
        }
      </select>
    </kat-field>
  `,
})
export class ProductChoice {
  readonly chosen = input.required<TreatmentProduct | null>();
  readonly help = input<string | null>(null);
  private readonly router = inject(Router);
  protected readonly products = treatmentProducts;
  protected readonly words = productWords;

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    void this.router.navigate([], { queryParams: { product: value }, replaceUrl: true });
  }
}

/** The product named in an address, null when it names none that exists. */
export function productNamed(text: string | undefined): TreatmentProduct | null {
  return treatmentProducts.find((product) => product === text) ?? null;
}
