import { linkedSignal, type Signal } from '@angular/core';
import {
  languageAttribute,
  therapistGenders,
  type KeepResource,
  type OpeningHours,
  type ResourceKind,
  type ResourceView,
  type StaffSkill,
} from '@sojourn/domain';
import { languagesIn } from './resource-words.js';

/** What is being added or changed: the resource as it stands, or nothing of a kind. */
export interface ResourceAsked {
  readonly kind: ResourceKind;
  readonly siteId: string;
  readonly resource: ResourceView | null;
}

const usualHours: OpeningHours = {
  weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, spans: [{ opensAt: '09:00', closesAt: '17:00' }] })),
  exceptions: [],
};

/** The fields of a person, room or pump while somebody types; starts anew when another one is opened. */
export class ResourceDraft {
  readonly name = linkedSignal(() => this.asked().resource?.name ?? '');
  readonly personId = linkedSignal(() => this.asked().resource?.id ?? '');
  readonly attributes = linkedSignal<ReadonlySet<string>>(() => new Set(this.asked().resource?.attributes ?? []));
  readonly skills = linkedSignal<ReadonlyMap<StaffSkill, string>>(
    () => new Map((this.asked().resource?.skills ?? []).map(({ skill, validUntil }) => [skill, validUntil])),
  );
  readonly hours = linkedSignal<OpeningHours | null>(() => this.asked().resource?.hours ?? null);
  readonly licenceValidUntil = linkedSignal<string>(() => this.asked().resource?.licenceValidUntil ?? '');
  readonly maintenanceDueOn = linkedSignal<string>(() => this.asked().resource?.maintenanceDueOn ?? '');
  readonly cleaningMinutes = linkedSignal<number | null>(() => this.asked().resource?.cleaningMinutes ?? 0);
  readonly isInUse = linkedSignal(() => this.asked().resource?.isInUse ?? true);

  constructor(private readonly asked: Signal<ResourceAsked>) {}

  hasAttribute(attribute: string): boolean {
    return this.attributes().has(attribute);
  }

  attribute(attribute: string, isThere: boolean): void {
    this.attributes.update((known) => new Set([...known].filter((one) => one !== attribute).concat(isThere ? [attribute] : [])));
  }

  gender(): string {
    return therapistGenders.find((gender) => this.hasAttribute(gender)) ?? '';
  }

  setGender(chosen: string | null): void {
    for (const gender of therapistGenders) this.attribute(gender, gender === chosen);
  }

  languages(): readonly string[] {
    return languagesIn([...this.attributes()]);
  }

  language(code: string, isSpoken: boolean): void {
    this.attribute(languageAttribute(code), isSpoken);
  }

  skill(skill: StaffSkill, validUntil: string): void {
    this.skills.update(
      (known) => new Map([...known].filter(([one]) => one !== skill).concat(validUntil === '' ? [] : [[skill, validUntil]])),
    );
  }

  ownHours(hasOwn: boolean): void {
    this.hours.set(hasOwn ? usualHours : null);
  }

  command(): Record<keyof KeepResource, unknown> {
    const { kind, siteId } = this.asked();
    const isPerson = kind === 'staff';
    return {
      ...{ siteId, kind, name: this.name(), attributes: [...this.attributes()], isInUse: this.isInUse() },
      skills: isPerson ? [...this.skills()].map(([skill, validUntil]) => ({ skill, validUntil })) : [],
      hours: this.hours(),
      licenceValidUntil: isPerson ? dateOrNull(this.licenceValidUntil()) : null,
      maintenanceDueOn: kind === 'pump' ? dateOrNull(this.maintenanceDueOn()) : null,
      cleaningMinutes: this.cleaningMinutes(),
    };
  }
}

function dateOrNull(text: string): string | null {
  return text === '' ? null : text;
}
