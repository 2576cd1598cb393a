import { Component, input } from '@angular/core';
import { PageHeader } from '../../../ui/page-header.js';
import { PatientRequests } from './patient-requests.js';

/** The desk takes requests in here, and sees their clock; what is written in them is for those who read notes. */
@Component({
  selector: 'kat-requests-page',
  imports: [PageHeader, PatientRequests],
  template: `
    <div class="kat-page">
      <kat-page-header heading="Amendments" [level]="2" detail="What the patient asks to have changed in the record" />
      <kat-patient-requests [patientId]="patientId()" />
    </div>
  `,
})
export default class RequestsPage {
  readonly patientId = input.required<string>();
}
