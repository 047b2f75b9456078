import Diagnostics
import Markers
import Testing
import TwiMLSemantics
import TwiMLSyntax

/// Documents with unfilled template expressions. `1️⃣` and `2️⃣` enclose the range of the first
/// finding.
@Suite struct TemplateTests {
  static func findings(_ marked: Marked) -> [Diagnostic] {
    let source = SourceFile(name: "menu.php", bytes: Array(marked.text.utf8))
    let (document, syntax) = parse(source, isTemplate: true)
    let findings = analyze(document, options: AnalysisOptions()).diagnostics
    return (syntax + findings).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whatever the expressions produce, the rest may be correct.
  @Test(arguments: [
    // Values.
    #"<Response><Say voice="{{ voice }}">Hi</Say></Response>"#,
    #"<Response><Say voice="<?php echo $v["a>b"] ?>" loop="{{n}}">Hi</Say></Response>"#,
    #"<Response><Say loop='<%= loop || "0" %>'>Hi</Say><Hangup/></Response>"#,
    #"<Response><Pause length="${length > 5 ? "5" : `1`}"/></Response>"#,
    #"<Response><Gather finishOnKey="{{{ key }}}" action="{{ url }}"> </Gather><Hangup/></Response>"#,
    #"<Response><Say>x</Say><Record action="{% url 'done' %}" maxLength="{{ max }}"/></Response>"#,
    #"<Response><Set><Variable key="{{k}}" value="{{v}}"/></Set><Hangup/></Response>"#,
    #"<Response><Set><Variable key="é{{k}}" value="{{v}}"/></Set><Hangup/></Response>"#,
    // Attributes as a whole.
    #"<Response><Say {{ attributes }}>Hi</Say></Response>"#,
    #"<Response>{{ a }}<Record {% if a %}action="x"{% endif %}/></Response>"#,
    #"<Response><Gather<?php if ($a): ?> action="x"<?php endif ?>> </Gather><Hangup/></Response>"#,
    #"<Response><Say {% if a %}voice="man"{% else %}voice="woman"{% endif %}>Hi</Say></Response>"#,
    // Text.
    "<Response><Say>{{ greeting }}</Say></Response>",
    "<Response><Say><?= htmlspecialchars($a && $b < 2 ? '<' : '>') ?></Say></Response>",
    "<Response><Say>\n\t<%- text %>\n\t</Say></Response>",
    "<Response><Play>{{ file }}</Play><Play>/sounds/{{ file }}</Play></Response>",
    "<Response><Redirect>/{{ path }}</Redirect></Response>",
    "<Response><Redirect>{{ path }}</Redirect></Response>",
    "<Response><Dial>{{ number }}</Dial></Response>",
    "<Response><Dial><Number>{{ number }}</Number></Dial></Response>",
    "<Response><Dial><Sip>{{ uri }}</Sip></Dial></Response>",
    "<Response><Dial><User>{{ id }}</User><Device>{{ id }}</Device></Dial></Response>",
    "<Response><Dial><Conference>{{ room }}</Conference></Dial></Response>",
    "<Response><Hangup>{# nothing #}</Hangup></Response>",
    "<Response><!-- {{ a -- b }} --><Hangup/></Response>",
    // Nouns and variables under conditions.
    "<Response><Dial>{% if a %}<Number>1</Number>{% else %}<User>u</User>{% endif %}</Dial></Response>",
    "<Response><Dial>{% for n in all %}<User>{{ n }}</User>{% endfor %}</Dial><Say>x</Say></Response>",
    "<Response><Dial>{{ nouns }}</Dial><Say>x</Say></Response>",
    #"<Response><Set>{{#a}}<Variable key="k" value="1"/>{{/a}}{{^a}}<Variable key="k" value="2"/>{{/a}}</Set></Response>"#,
    "<Response><Set>{{ variables }}</Set></Response>",
    // The order of verbs.
    "<Response>{{ verbs }}</Response>",
    "<Response><?php verbs(); ?></Response>",
    "<Response>{% if a %}<Hangup/>{% else %}<Say>x</Say>{% endif %}<Say>y</Say></Response>",
    "<Response>{{#a}}<Redirect>x</Redirect>{{/a}}<Say>y</Say></Response>",
    #"<Response><Gather action="x"> </Gather>{{ fallback }}</Response>"#,
    "<Response>{% if a %}<Say>x</Say>{% endif %}<Reject/></Response>",
    #"<Response>{{ before }}<Gather action="x"/><Hangup/></Response>"#,
    #"<Response><Gather action="x">{{ prompts }}</Gather><Hangup/></Response>"#,
    // Around the root element.
    "<?php header('Content-Type: text/xml'); ?>\n<?xml version=\"1.0\"?>\n<Response><Hangup/></Response>\n<?php log();",
    "{% load i18n %}\n<Response><Hangup/></Response>\n{# end #}\n",
    "<!DOCTYPE Response>{{ a }}<Response><Hangup/></Response>",
    "<%@ page %><Response><Hangup/></Response>",
    "<?php /* ?> */ echo '?>'; // ?>\n<Response><Hangup/></Response>",
    // Response printed by code.
    "<?php echo '<?xml version=\"1.0\"?>'; echo \"<Response>\"; ?><Say>x</Say><Hangup/><?php echo '</Response>'; ?>",
    "<% puts '<Response>' %><Say>x</Say><Hangup/><% puts '</Response>' %>",
    // Blade.
    "<Response>@if($a)<Say>{!! $b !!}</Say>@else<Say>x</Say>@endif<Hangup/></Response>",
    #"<Response><Say voice="{{ f("x", ['a' => "}}"]) }}">Hi</Say></Response>"#,
    "<Response>@php $a = '<Say>'; @endphp<Hangup/></Response>",
    "<?xml version=\"1.0\"?>{{ comment }}<Response><Hangup/></Response>",
  ])
  func `a template that could be correct has no findings`(document: String) {
    let findings = Self.findings(Marked(document))
      .filter { $0.rule != .offnetWithoutAccount && $0.rule != .afterDial }
    #expect(findings.map { "\($0.rule.id): \($0.message)" } == [])
  }

  @Test(arguments: [
    (#"<Response>{{ a }}<Say 1️⃣voise2️⃣="{{ v }}">Hi</Say></Response>"#, "unknown-attribute"),
    (#"<Response><?php a(); ?><Say voice="1️⃣alice2️⃣">{{ t }}</Say></Response>"#, "unknown-voice"),
    ("<Response>{% if a %}<1️⃣Sya2️⃣>Hi</Sya>{% endif %}</Response>", "unknown-verb"),
    ("<?php\n\n$a = 1;\n?><Response><Pause length=\"1️⃣02️⃣\"/></Response>", "number-out-of-range"),
    ("<Response>{{ é }}<Pause length=\"1️⃣02️⃣\"/></Response>", "number-out-of-range"),
    ("<Response>{% if a %}1️⃣<Say>2️⃣</Say>{% endif %}</Response>", "empty-say"),
    ("<Response>{% if a %}<Hangup/><1️⃣Say2️⃣>x</Say>{% endif %}</Response>", "unreachable-verb"),
    ("<Response><Redirect>{{ url }}</Redirect><1️⃣Say2️⃣>x</Say></Response>", "unreachable-verb"),
    (
      "<Response><Dial><Conference>{{ r }}</Conference></Dial><1️⃣Say2️⃣>x</Say></Response>",
      "unreachable-verb"
    ),
    ("<Response>1️⃣words2️⃣<Hangup/>{{ a }}</Response>", "ignored-text"),
    ("<Response>{{ a }}<Say>Tom 1️⃣&2️⃣ Jerry</Say></Response>", "bare-ampersand"),
    ("<Response>{{ a }}1️⃣<Say>2️⃣Hi</Response>", "missing-end-tag"),
    // An element left open outside of all blocks stays open, whatever the blocks print.
    ("<Response>1️⃣<Say>2️⃣Hi{% if a %}<Pause/>{% endif %}</Response>", "missing-end-tag"),
    (
      "<Response>1️⃣<Pause>2️⃣<?php foreach ($a as $b) { ?><Say>x</Say><?php } ?></Response>",
      "missing-end-tag"
    ),
    ("<Response>{{#a}}<Say>x</Say>{{/a}}<Say>y1️⃣</say>2️⃣</Response>", "mismatched-end-tag"),
    ("<Response>@foreach($a as $b)<Say>x</Say>@endforeach1️⃣<Say>2️⃣y</Response>", "missing-end-tag"),
    ("{{ a }}<1️⃣response2️⃣><Hangup/></response>", "wrong-root"),
  ])
  func `a mistake outside template expressions is reported at its place`(
    marked: String, rule: String
  ) {
    let example = Marked(marked)
    let finding = Self.findings(example).first { $0.severity > .note }
    #expect(finding?.rule.id == rule)
    #expect(finding?.range == example.range)
  }

  @Test(arguments: [
    #"<Response>1️⃣{% if a %}2️⃣<Gather action="x">{% else %}<Gather action="y">{% endif %}</Gather></Response>"#,
    "<Response>1️⃣<?php if ($a) { ?>2️⃣<Dial><?php } ?><User>u</User><?php if ($a) { ?></Dial><?php } else { ?></Dial><?php } ?></Response>",
    "1️⃣{{#a}}2️⃣<Response><Hangup/></Response>{{/a}}{{^a}}<Response><Say>x</Say></Response>{{/a}}",
    "1️⃣<?php echo '<Response>'; ?>2️⃣",
    "1️⃣@extends('a')2️⃣\n@section('b')\n<Gather/><Redirect>x</Redirect>\n@endsection",
    "<Response><Say>1️⃣<?php if ($a) { ?>2️⃣x</Say><?php } else { ?>y</Say><?php } ?></Response>",
    "<Response><Say>x1️⃣<?php echo '</Say>'; ?>2️⃣</Response>",
    // After the text of an entity, which is shorter or longer than its name.
    "<!DOCTYPE Response [<!ENTITY a 'long text'>]><Response><Say>&a;</Say>1️⃣{% if a %}2️⃣<Hangup>",
  ])
  func `a template that splits elements gets one note`(marked: String) {
    let example = Marked(marked)
    let findings = Self.findings(example)
    #expect(findings.map(\.rule.id) == ["unjudged-template"])
    #expect(findings.first?.severity == .note)
    #expect(findings.first?.range == example.range)
  }

  @Test func `white space before the XML declaration is reported without a template before it`() {
    let document = "\n<?xml version=\"1.0\"?><Response>{{ a }}</Response>"
    #expect(Self.findings(Marked(document)).map(\.rule.id) == ["late-xml-declaration"])
  }

  @Test func `the examples of the template rule behave as declared`() {
    let rule = Rule.unjudgedTemplate
    #expect(Self.findings(Marked(rule.wrong.text)).map(\.rule.id).first == rule.id)
    #expect(!Self.findings(Marked(rule.right.text)).map(\.rule.id).contains(rule.id))
  }

  /// Unfinished and unusual expressions end, and no range is outside the document.
  @Test(arguments: [
    "{{", "{%", "<?php", "<?php '", "<?php /*", "<%", "${", "${'", "{#", "{{{ a }}", "<Response>{{",
    "<Response><Say a=\"{{", "<{{ verb }}>x</{{ verb }}>", "<Response><{{ v }}/></Response>",
    "<Response><%% x</Response>", "{{}}{{}}", "<Response>{{}}</Response>{{}}", "\u{E000}",
    "<Response a={{ b }}></Response>", "{{ a }}<", "<!{{ a }}>", "<![CDATA[{{ a }}", "<!--{{",
  ])
  func `unfinished template expressions never crash the check`(document: String) {
    let count = document.utf8.count
    for finding in Self.findings(Marked(document)) {
      #expect(finding.range.lowerBound <= finding.range.upperBound)
      #expect(finding.range.upperBound <= count)
    }
  }
}
