/// A generated template source. The text inside its template expressions would be faulty outside of
/// them, so a careless fix-it would damage it.
struct TemplateSource {
  enum Language: String, CaseIterable, Sendable {
    case php, erb, ejs, jinja, handlebars, blade, go, razor, mako, freeMarker
  }

  private let marks: Marks
  private let hasFaults: Bool
  private var random: UInt64
  private var pieces: [(text: String, isPart: Bool)] = []

  var text: String { pieces.map(\.text).joined() }
  var bytes: [UInt8] { Array(text.utf8) }
  var hasParts: Bool { pieces.contains(where: \.isPart) }

  init(language: Language, seed: UInt64, hasFaults: Bool) {
    marks = Marks.of(language)
    self.hasFaults = hasFaults
    random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    if happens(2) { part(marks.statements) }
    if happens(2) { plain("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    plain("<Response>\n")
    for _ in 0...next(4) { verb(depth: 0) }
    plain("<Hangup/></Response>\n")
  }

  /// Whether a text contains all template expressions in order.
  func keepsItsParts(in bytes: [UInt8]) -> Bool {
    var rest = String(decoding: bytes, as: UTF8.self)[...]
    for piece in pieces where piece.isPart {
      guard let found = rest.firstRange(of: piece.text) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  // MARK: The document

  private mutating func verb(depth: Int) {
    switch next(8) {
    case 0, 1:
      plain(hasFaults && happens(4) ? "< Say" : "<Say")
      if happens(2) { attribute("voice", hasFaults ? ["Man", "WOMAN", "man"] : ["man", "woman"]) }
      plain(">")
      words()
      plain(hasFaults && happens(6) ? "< /Say>" : "</Say>")
    case 2:
      plain("<Play>http://h/a.mp3?a=1\(hasFaults && happens(3) ? "&" : "&amp;")b=")
      part(marks.values)
      plain("</Play>")
    case 3:
      plain("<Pause")
      attribute("length", ["3"])
      plain("/>")
    case 4:
      plain("<Gather")
      attribute("action", ["http://h/x"])
      plain("><Say>")
      words()
      plain("</Say></Gather>")
    case 5 where depth < 2: block(marks.conditions, depth)
    case 6 where depth < 2: block(marks.loops, depth)
    case 7: part(marks.statements)
    default:
      plain("<Dial><User>")
      part(marks.values)
      plain("</User></Dial>")
    }
    plain("\n")
  }

  private mutating func block(_ blocks: [[String]], _ depth: Int) {
    let block = blocks[next(blocks.count)]
    for (index, mark) in block.enumerated() {
      part([mark])
      if index < block.count - 1 { verb(depth: depth + 1) }
    }
  }

  private mutating func words() {
    plain(["Hello ", "Press 1 ", "Tom &amp; Jerry "][next(3)])
    if happens(2) { part(marks.values) }
    if hasFaults, happens(4) {
      plain([" & ", " &nbsp; ", " &eacute; ", " &Atilde;&copy; ", " 1 < 2 "][next(5)])
    }
  }

  private mutating func attribute(_ name: String, _ values: [String]) {
    let value = values[next(values.count)]
    if hasFaults, happens(8) {
      plain(" \(name)=\(value) ")
    } else if happens(2) {
      plain(" \(name)=\"")
      part(marks.values)
      plain("\"")
    } else {
      plain(" \(name)=\"\(value)\"")
    }
  }

  private mutating func plain(_ text: String) { pieces.append((text, false)) }

  private mutating func part(_ choices: [String]) {
    pieces.append((choices[next(choices.count)], true))
  }

  private mutating func happens(_ onceIn: Int) -> Bool { next(onceIn) == 0 }

  private mutating func next(_ count: Int) -> Int {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return Int(random >> 11) % count
  }
}

/// The delimiters of a template language.
private struct Marks {
  let values: [String]
  let statements: [String]
  /// The beginning, branches and end of each.
  let conditions: [[String]]
  let loops: [[String]]

  static func of(_ language: TemplateSource.Language) -> Marks {
    switch language {
    case .php: php
    case .erb: erb
    case .ejs: ejs
    case .jinja: jinja
    case .handlebars: handlebars
    case .blade: blade
    case .go: go
    case .razor: razor
    case .mako: mako
    case .freeMarker: freeMarker
    }
  }

  private static let php = Marks(
    values: [
      "<?= $x ?>", #"<?php echo $v["a"]; ?>"#, "<?php echo base_url('menu'); ?>",
      #"<?= $a && $b ? "x > y" : '<' ?>"#,
    ],
    statements: ["<?php $a = 1; /* ?> & */ ?>", #"<?php log("& <b>"); ?>"#, "<?php # it's\n ?>"],
    conditions: [
      ["<?php if ($a && $b < 2) { ?>", "<?php } else { ?>", "<?php } ?>"],
      ["<?php if ($x): ?>", "<?php elseif ($y): ?>", "<?php else: ?>", "<?php endif; ?>"],
    ],
    loops: [
      ["<?php foreach ($xs as $x) { ?>", "<?php } ?>"],
      ["<?php foreach ($xs as $x): ?>", "<?php endforeach ?>"],
    ])

  private static let razor = Marks(
    values: [
      "@Model.Name", "@(a < b ? \"&\" : \">\")", "@Html.Raw(\"b & c\")", "@Model.Texts[\"<\"]",
    ],
    statements: ["@{ var a = \"<&\"; }\n", "@model Voice.Call\n", "@using Voice\n"],
    conditions: [["\n@if (Model.A && Model.B < 2) {\n", "\n} else {\n", "\n}\n"]],
    loops: [["\n@foreach (var x in Model.Xs) {\n", "\n}\n"]])

  private static let mako = Marks(
    values: ["${name}", #"${f("x & y")}"#, "${name | h}", #"${a["<"]}"#],
    statements: [#"<% a = "<&" %>"#, "\n% if a and b < 2:\n% endif\n"],
    conditions: [["\n% if a and b < 2:\n", "\n% elif c:\n", "\n% else:\n", "\n% endif\n"]],
    loops: [["\n% for x in xs:\n", "\n% endfor\n"]])

  private static let freeMarker = Marks(
    values: ["${name}", #"${f("x & y")}"#],
    statements: [#"<#assign a = "<&">"#, "<#-- a & b < c -->"],
    conditions: [["<#if a && b lt 2>", "<#elseif c>", "<#else>", "</#if>"]],
    loops: [["<#list xs as x>", "</#list>"]])

  private static let erb = Marks(
    values: ["<%= name %>", #"<%= v["a"] %>"#, #"<%= link_to 'a', "b & c" %>"#, "<%== a < b %>"],
    statements: ["<% a = 1 %>", "<%# a & b %>"],
    conditions: [
      ["<% if a && b < 2 %>", "<% elsif y %>", "<% else %>", "<% end %>"],
      ["<% unless x -%>", "<% end -%>"],
    ],
    loops: [["<% xs.each do |x| %>", "<% end %>"], ["<% xs.each { |x| %>", "<% } %>"]])

  private static let ejs = Marks(
    values: ["<%= name %>", #"<%- v["a"] %>"#, "<%= a && b ? `<` : '&' %>"],
    statements: [#"<% var a = "&"; %>"#],
    conditions: [["<% if (a && b < 2) { %>", "<% } else { %>", "<% } %>"]],
    loops: [
      ["<% xs.forEach(function (x) { %>", "<% }) %>"], ["<% for (const x of xs) { %>", "<% } %>"],
    ])

  private static let jinja = Marks(
    values: [
      "{{ name }}", #"{{ f("x") }}"#, #"{{ a["b"]|default("c & d") }}"#,
      #"{{ '<' if a else ">" }}"#,
      #"{{ {"a": {"b": 1}}|tojson }}"#,
    ],
    statements: [#"{% set a = "<&" %}"#, "{# a & b -- <c> #}", "{% load i18n %}"],
    conditions: [
      ["{% if a and b < 2 %}", "{% elif z %}", "{% else %}", "{% endif %}"],
      [#"{%- if x == "y" -%}"#, "{%- endif -%}"],
    ],
    loops: [
      ["{% for x in xs %}", "{% else %}", "{% endfor %}"], ["{% with a=1 %}", "{% endwith %}"],
    ])

  private static let handlebars = Marks(
    values: ["{{name}}", "{{{raw}}}", #"{{f "x & y"}}"#, "{{&name}}", "{{../name}}"],
    statements: ["{{! a & b }}", "{{!-- a & }} b --}}"],
    conditions: [
      ["{{#if a}}", "{{else if c}}", "{{else}}", "{{/if}}"],
      [#"{{#unless (eq a "b")}}"#, "{{/unless}}"], ["{{^a}}", "{{/a}}"],
    ],
    loops: [["{{#each xs}}", "{{/each}}"]])

  private static let blade = Marks(
    values: [
      "{{ $name }}", "{!! $x !!}", #"{{ config('app.url') . "/check/{$v->id}" }}"#,
      #"{{ $a ? "b & c" : '<' }}"#,
    ],
    statements: [#"@php $a = "&"; @endphp"# + "\n", "@csrf\n", "{{-- a & b < c --}}"],
    conditions: [
      ["@if ($a && $b < 2)\n", "@elseif ($c)\n", "@else\n", "@endif\n"],
      ["@unless($x)\n", "@endunless\n"], ["@isset($x[\"a\"])\n", "@endisset\n"],
    ],
    loops: [
      ["@foreach ($xs as $x)\n", "@endforeach\n"],
      ["@forelse ($xs as $x)\n", "@empty\n", "@endforelse\n"],
    ])

  private static let go = Marks(
    values: ["{{ .Name }}", #"{{ printf "%s & %d" .A .B }}"#, "{{- .X -}}", "{{ $x.Y }}"],
    statements: ["{{/* a & b */}}", #"{{ $x := "<" }}"#],
    conditions: [["{{ if and .A (lt .B 2) }}", "{{ else if .C }}", "{{ else }}", "{{ end }}"]],
    loops: [["{{ range .Xs }}", "{{ end }}"], ["{{- with .X -}}", "{{- end -}}"]])
}
