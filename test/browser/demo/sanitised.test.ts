import { assert } from 'chai';
import '../../../src/define.ts';
import { sanitised, type Sanitised } from '../../../demo/elements/sanitised.ts';

const elements = [
  { name: 'MicToggle', tagName: 'mic-toggle', attributes: [{ name: 'for' }, { name: 'disabled' }] },
];

it('keeps the kit’s elements with the attributes of the manifest', () => {
  const html = '<p>Talk:</p> <mic-toggle for="call" disabled aria-label="Mic"></mic-toggle>';
  const { content, leftOut } = made(html);
  assert.equal(htmlOf(content), html.replace(' disabled', ' disabled=""'));
  assert.equal(leftOut.length, 0);
});

it('leaves out what could run or load something, and says what it was', () => {
  const kinds = [
    ['<script>alert(1)</script>', '<script>'],
    ['<img src="/x" onerror="alert(1)">', '<img>'],
    ['<svg><script>alert(1)</script></svg>', '<svg>'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<iframe>'],
    ['<style>@import "/x";</style>', '<style>'],
    ['<link rel="stylesheet" href="/x">', '<link>'],
    ['<form action="/x"><button>Go</button></form>', '<form>'],
    ['<template><img src="/x"></template>', '<template>'],
    ['<math><mtext><style><img src="/x" onerror="alert(1)"></style></mtext></math>', '<math>'],
  ] as const;
  for (const [html, told] of kinds) {
    const { content, leftOut } = made(`<p>Before</p>${html}`);
    assert.equal(htmlOf(content).includes('alert'), false, html);
    assert.equal(content.querySelector('img, script, style, link, iframe, form, template'), null, html);
    assert.equal(leftOut.join(), told);
  }
});

it('takes handlers, styles and addresses from elements that stay', () => {
  const { content, leftOut } = made(
    '<mic-toggle onclick="alert(1)" style="color: red" href="javascript:alert(1)"></mic-toggle>',
  );
  assert.equal(htmlOf(content), '<mic-toggle></mic-toggle>');
  assert.equal(leftOut.join(), 'onclick of <mic-toggle>,style of <mic-toggle>,href of <mic-toggle>');
});

it('makes elements that are alive as soon as they are on the page', () => {
  const { content } = made('<mic-toggle></mic-toggle>');
  document.body.append(content);
  const control = document.querySelector('mic-toggle');
  assert.equal(control?.disabled, false);
  control?.remove();
});

function made(html: string): Sanitised {
  return sanitised(html, elements);
}

function htmlOf(content: DocumentFragment): string {
  const box = document.createElement('div');
  box.append(content.cloneNode(true));
  return box.innerHTML;
}
