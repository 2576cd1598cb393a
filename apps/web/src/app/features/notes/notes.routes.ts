import type { Routes } from '@angular/router';

export default [{ path: ':noteId', title: 'Note', loadComponent: () => import('./note-page.js') }] satisfies Routes;
