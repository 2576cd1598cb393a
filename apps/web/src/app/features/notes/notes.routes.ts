import type { Routes } from '@angular/router';

export default [
  { path: '', pathMatch: 'full', title: 'Notes due', loadComponent: () => import('./notes-due-page.js') },
  {
    ...{ path: 'templates', title: 'Note templates', data: { permission: 'notes.write' } },
    loadComponent: () => import('./templates-page.js'),
  },
  { path: ':noteId', title: 'Note', loadComponent: () => import('./note-page.js') },
] satisfies Routes;
