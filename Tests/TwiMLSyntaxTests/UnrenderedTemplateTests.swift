import Diagnostics
import Markers
import Testing
import TwiMLSyntax

@Suite
struct UnrenderedTemplateTests {
  /// The finding is at the marked range.
  @Test(
    arguments: [
      "1️⃣{# a comment #}2️⃣\n<Response><Say>a</Say></Response>",
      "1️⃣{% load i18n %}2️⃣<Response/>", "\n 1️⃣{{ xml }}2️⃣", "1️⃣{{{xml}}}2️⃣",
      "<R><Say>Hello 1️⃣<%= name %>2️⃣ and <%= other %></Say></R>",
      "<R>1️⃣<% if a && b < 2 %>2️⃣<Say>a</Say><% end %></R>",
      "<R>1️⃣<% %% %>2️⃣<% x %></R>",
      #"<R><Say voice="1️⃣<%= v["a"] %>2️⃣">a</Say></R>"#,
      #"<R><Say voice='1️⃣<%= a == "b" ? '1' : '2' %>2️⃣'>a</Say></R>"#,
      #"<R><Say voice="x1️⃣<%= v %>2️⃣" language="<%= l %>">a</Say></R>"#,
      "<R><Say 1️⃣<%= attributes %>2️⃣>a</Say></R>",
      "<R><Say voice=1️⃣<%= v %>2️⃣>a</Say></R>",
      "1️⃣<%@ page %>2️⃣<R/>",
      // Razor.
      "1️⃣@model CallModel2️⃣\n<R><Say>@Model.Name</Say></R>", "1️⃣@{ Layout = null; }2️⃣<R/>",
      "1️⃣@using Voice.Models2️⃣\n@page\n<R/>", "1️⃣@page2️⃣\n@model X\n<R/>",
      // Mako and Velocity.
      "1️⃣% if caller:2️⃣\n<R/>\n% endif\n", "1️⃣## greets the caller2️⃣\n<R><Say>${name}</Say></R>",
      "1️⃣#set($a = \"b)\")2️⃣\n<R/>",
      // FreeMarker.
      "<R>1️⃣<#if caller??>2️⃣<Say>a</Say></#if></R>", "1️⃣<#-- menu -->2️⃣<R/>",
    ].map(Marked.init))
  func `a template that Kazoo cannot parse is one error`(_ marked: Marked) {
    let (document, findings) = parse(marked.source)
    #expect(findings.map(\.rule.id) == ["unrendered-template"])
    #expect(findings.map(\.range.range) == marked.ranges)
    #expect(findings.allSatisfy { $0.severity == .error && $0.isFatal })
    #expect(
      findings.allSatisfy {
        $0.message.hasSuffix(": Kazoo cannot parse it, so the caller hears nothing")
      })
    #expect(findings.allSatisfy { $0.help.contains { $0.contains("--templates") } })
    #expect(document.root == nil)
  }

  @Test(
    arguments: [
      ("1️⃣%Response2️⃣\n  %Say Hello\n", "Haml"), ("1️⃣!!! XML2️⃣\n%Response\n", "Haml"),
      ("1️⃣%Response{:xmlns => 'u'}2️⃣\n  %Dial= number\n", "Haml"),
      ("\n1️⃣doctype xml2️⃣\nResponse\n  Say voice=\"man\" Hello\n", "Slim or Pug"),
      ("1️⃣Response2️⃣\n  Gather(numDigits='1')\n    Say Press 1\n", "Slim or Pug"),
    ].map { (Marked($0), $1) })
  func `a template without tags is reported with its engine`(_ marked: Marked, engine: String) {
    let (document, findings) = parse(marked.source)
    #expect(findings.map(\.rule.id) == ["unrendered-template"])
    #expect(findings.map(\.range.range) == marked.ranges)
    #expect(findings.allSatisfy { $0.severity == .error && $0.message.contains(engine) })
    #expect(document.isUnrendered)
    let (_, asTemplate) = parse(marked.source, isTemplate: true)
    #expect(asTemplate.map(\.rule.id) == ["unjudged-template"])
  }

  @Test(
    arguments: [
      "<R><Say>Hello 1️⃣{{ name }}2️⃣ and {{ other }}</Say></R>",
      "<R>1️⃣{% if x %}2️⃣<Say>a</Say>{% endif %}</R>",
      "<R><Say>You have 1️⃣@(Model.Count + 1)2️⃣ messages, 1@Model.Name</Say></R>",
      "<R><Dial>1️⃣@Model.Agent.Numbers[0]2️⃣.</Dial></R>", "<R><Say>1️⃣@Html.Raw(\"a)\")2️⃣</Say></R>",
      "<R>\n  1️⃣% for x in xs:2️⃣\n<Say>a</Say>\n  % endfor\n</R>",
      "<R>1️⃣#if($caller.known)2️⃣<Say>a</Say>\n#end</R>", "<R><Say>1️⃣${name | h}2️⃣</Say></R>",
      "<R><Say>Hello 1️⃣${foo}2️⃣</Say></R>", "<R><Say>1️⃣${user.first_name}2️⃣</Say></R>",
      "<R><Say voice='1️⃣{{voice}}2️⃣'>a</Say></R>", "<R>1️⃣{{#each a}}2️⃣<Hangup/>{{/each}}</R>",
      "<!-- {{ a }} --><R><!-- ${a} --><Play>${b}</Play><Say>1️⃣{{- c }}2️⃣</Say></R>",
    ].map(Marked.init))
  func `a template that is well-formed XML is one warning`(_ marked: Marked) {
    let (document, findings) = parse(marked.source)
    #expect(findings.map(\.rule.id) == ["unrendered-template"])
    #expect(findings.map(\.range.range) == marked.ranges)
    #expect(findings.allSatisfy { $0.severity == .warning && !$0.isFatal })
    #expect(document.root != nil)
  }

  @Test(arguments: [
    "<R><Say>{ a } {{ }} {{ 1 }} } {% $ { ${} ${1} ${a b} $5 {a}</Say></R>",
    #"<R><Variable key="k" value='{"a":{"b":{}}}'/></R>"#,
    "<R><Play>${sound_prefix}/a.wav</Play><Play loop='1'>a ${b}</Play></R>",
    "<!-- {{ a }} --><R><!-- {% b %} ${c} --></R><!-- {{ d }} -->",
    "<R><Say>all of you (@(all)) win $(100), @page 2</Say></R>",
    "<R><Say>write to me@Model.com, to @support or to @Model; 5 % if you pay, #if not</Say></R>",
    "<R><Say>\n% of callers, 50 % for all\n# if\n#end of the line\n## 2 ##\n</Say></R>",
    "<R><Say>{{ {{ {{</Say></R>", "<R><Say>{{ a<B/> }}</Say></R>",
    "<R><Say>{{\(String(repeating: "a", count: 300))}}</Say></R>",
    "<R><![CDATA[<% x %>]]><!-- <% y %> --></R>",
  ])
  func `braces alone are not a template`(document: String) {
    let findings = parse(SourceFile(name: "a.xml", bytes: Array(document.utf8))).diagnostics
    #expect(findings.map(\.rule.id) == [])
  }

  @Test
  func `markup that is not a template keeps its own errors`() {
    for text in ["<R>a <%% b</R>", "<R>5 <% 6</R>"] {
      let findings = parse(SourceFile(name: "a.xml", bytes: Array(text.utf8))).diagnostics
      #expect(findings.map(\.rule.id) == ["bare-less-than"])
    }
  }

  @Test
  func `'--templates' accepts template expressions`() throws {
    for text in [
      "{# a #}<R>{{ b }}</R>", "<R><Say>${c}</Say></R>", Rule.unrenderedTemplate.wrong.text,
    ] {
      let source = SourceFile(name: "a.xml", bytes: Array(text.utf8))
      #expect(parse(source, isTemplate: true).diagnostics.map(\.rule.id) == [])
    }
  }

  @Test
  func `the examples of the template rule behave as declared`() {
    let rule = Rule.unrenderedTemplate
    for (example, expected) in [(rule.wrong, [rule.id]), (rule.right, [])] {
      let findings = parse(SourceFile(name: "a.xml", bytes: example.bytes)).diagnostics
      #expect(findings.map(\.rule.id) == expected)
    }
  }
}
