import type { Routes } from '@angular/router';

/** The notes of one patient, at the address of the chart. */
export const notesOfPatientRoutes: Routes = [{ path: '', title: 'Notes', loadComponent: () => import('./patient-notes-page.js') }];

export default [{ path: ':noteId', title: 'Note', loadComponent: () => import('./note-page.js') }] satisfies Routes;
