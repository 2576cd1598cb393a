import { Component, input, output } from '@angular/core';
import { roleLabels, type ResourceKind, type ResourceView } from '@sojourn/domain';
import { Button } from '../../../ui/button.js';
import { Chip } from '../../../ui/chip.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { attributeWords, kindWords, languagesIn, languagesOf, skillWords, type Standing } from './resource-words.js';

export interface ResourceLine {
  readonly resource: ResourceView;
  readonly standings: readonly Standing[];
  readonly hours: string;
  readonly away: string | null;
}

/** One kind of resource, each with what it offers, when it is there, and whether it can be booked. */
@Component({
  selector: 'kat-resource-table',
  imports: [Button, Chip, EmptyState],
  templateUrl: './resource-table.html',
  styleUrl: './resource-table.css',
})
export class ResourceTable {
  readonly kind = input.required<ResourceKind>();
  readonly lines = input.required<readonly ResourceLine[]>();
  readonly added = output<void>();
  readonly edited = output<ResourceView>();
  readonly absented = output<ResourceView>();
  protected readonly words = kindWords;

  /** Roles of a person, and what it offers. */
  protected offers({ kind, roles, attributes, skills, cleaningMinutes }: ResourceView): string {
    if (kind === 'pump') return `${cleaningMinutes} min of cleaning after each use`;
    if (kind === 'room')
      return Object.entries(attributeWords)
        .flatMap(([one, word]) => (attributes.includes(one) ? [word] : []))
        .join(', ');
    const spoken = languagesIn(attributes);
    const languages = languagesOf(spoken).filter(({ code }) => spoken.includes(code));
    return [
      ...roles.map((role) => roleLabels[role]),
      ...skills.map(({ skill, validUntil }) => `${skillWords[skill]} until ${validUntil}`),
      ...languages.map(({ name }) => name),
    ].join(', ');
  }
}
