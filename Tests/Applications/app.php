<?php
// A voice application in plain PHP, for scripts/call-applications.
header('Content-Type: text/xml');
$base = 'http://' . $_SERVER['HTTP_HOST'];
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
echo "<Response>\n";
if ($path == '/voice') {
    echo "<Gather numDigits=\"1\" action=\"$base/choice\">";
    echo "<Say>Press 1 for sales, 2 to leave a message.</Say></Gather>\n<Say>Goodbye.</Say>\n";
} elseif ($path == '/choice' && $_POST['Digits'] == '1') {
    echo "<Say>Connecting you.</Say>\n<Dial timeout=\"20\"><User>sales</User></Dial>\n";
} elseif ($path == '/choice') {
    echo "<Say>Speak after the tone.</Say>\n<Record maxLength=\"30\" action=\"$base/saved\"/>\n";
} elseif ($path == '/saved') {
    echo "<Say>Thank you, {$_POST['RecordingDuration']} seconds.</Say>\n<Hangup/>\n";
}
echo "</Response>\n";
