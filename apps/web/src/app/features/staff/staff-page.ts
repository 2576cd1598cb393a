import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { roleLabels, type PasswordLinkView, type StaffAccountView } from '@sojourn/domain';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ClinicTime } from '../../core/clinic-time.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { ChartsRuleChoice } from './charts-rule.js';
import { LetterName } from './letter-name.js';
import { MemberDialog } from './member-dialog.js';
import { PasswordLinkDialog } from './password-link-dialog.js';

/** Who has a place in the clinic, with which roles; the administrator lets people in and out. */
@Component({
  selector: 'kat-staff-page',
  imports: [
    Avatar,
    Button,
    ChartsRuleChoice,
    Chip,
    ClinicTime,
    LetterName,
    Loading,
    MemberDialog,
    PageHeader,
    PasswordLinkDialog,
    ProblemPanel,
  ],
  templateUrl: './staff-page.html',
  styleUrl: './staff-page.css',
})
export default class StaffPage {
  protected readonly staff = httpResource<StaffAccountView[]>(() => '/api/v1/staff-accounts');
  protected readonly problem = computed(() => (this.staff.error() === undefined ? null : problemOf(this.staff.error())));
  protected readonly sending = submission();
  /** The member whose entry is open; `new` for one that is being added. */
  protected readonly open = signal<StaffAccountView | 'new' | null>(null);
  protected readonly link = signal<{ readonly name: string; readonly link: PasswordLinkView } | null>(null);

  constructor() {
    inject(LiveFeed).reloads('staff', this.staff, inject(DestroyRef));
  }

  protected rolesOf(member: StaffAccountView): string {
    return member.roles.map((role) => roleLabels[role]).join(', ');
  }

  protected kept(): void {
    this.open.set(null);
    this.staff.reload();
  }

  protected async makeLink(member: StaffAccountView): Promise<void> {
    const answer = await this.sending.post<PasswordLinkView>(`/api/v1/staff-accounts/${member.id}/password-link`);
    if (answer.ok) this.link.set({ name: member.displayName, link: answer.value });
  }
}
