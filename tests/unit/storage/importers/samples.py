"""Phone menus in the formats for which no real file may be copied, written from their documentation."""

import json

FREESWITCH = """<?xml version="1.0"?>
<include>
 <configuration name="ivr.conf" description="IVR menus">
  <menus>
   <menu name="front" greet-long="say:Press 1 for sales, 2 for help, 3 for news" greet-short="say:Press 1"
         timeout="6000" max-failures="3" max-timeouts="2" digit-len="4" inter-digit-timeout="2000">
    <entry action="menu-exec-app" digits="1" param="callcenter sales@default"/>
    <entry action="menu-sub" digits="2" param="help"/>
    <entry action="menu-play-sound" digits="3" param="news/today.wav"/>
    <entry action="menu-exec-app" digits="0" param="bridge sofia/gateway/carrier/84901234567"/>
    <entry action="menu-exec-app" digits="5" param="transfer 1001 XML default"/>
    <entry action="menu-exec-app" digits="6" param="voicemail default $${domain} 1000"/>
    <entry action="menu-exec-app" digits="7" param="lua script.lua"/>
    <entry action="menu-exec-app" digits="/^(10[01][0-9])$/" param="transfer $1 XML features"/>
    <entry action="menu-exit" digits="9"/>
    <entry action="menu-top" digits="*"/>
    <entry action="menu-exit" digits="9"/>
   </menu>
   <menu name="help" greet-long="help/intro.wav" timeout="4000">
    <entry action="menu-exec-app" digits="1" param="hangup"/>
    <entry action="menu-top" digits="*"/>
   </menu>
  </menus>
 </configuration>
</include>
"""

_PROMPTS = (
    "&lt;?xml version=&quot;1.0&quot; encoding=&quot;utf-16&quot;?&gt;"
    "&lt;ArrayOfPrompt xmlns:xsi=&quot;http://www.w3.org/2001/XMLSchema-instance&quot;&gt;"
    "&lt;Prompt xsi:type=&quot;AudioFilePrompt&quot;&gt;"
    "&lt;AudioFileName&gt;{file}&lt;/AudioFileName&gt;&lt;/Prompt&gt;"
    "&lt;/ArrayOfPrompt&gt;"
)
THREECX = f"""<?xml version="1.0" encoding="utf-8"?>
<File>
 <Version>2.0</Version>
 <Flows>
  <MainFlow>
   <ns0:MainFlow x:Name="Main" xmlns:x="urn:x" xmlns:ns0="urn:c" Description="path" DebugModeActive="False">
    <ns0:PromptPlaybackComponent x:Name="hello" PromptList="{_PROMPTS.format(file="Hello.wav")}"/>
    <ns0:EmailSenderComponent x:Name="mail" To="&quot;a@example.com&quot;"/>
    <ns0:MenuComponent x:Name="menu" AllowDtmfInput="True" Timeout="4" MaxRetryCount="2"
       IsValidOption_1="True"
       IsValidOption_2="True" IsValidOption_Star="True" IsValidOption_3="False"
       InitialPromptList="{_PROMPTS.format(file="Menu.wav")}"
       InvalidDigitPromptList="{_PROMPTS.format(file="Wrong.wav")}">
     <ns0:MenuComponentBranch Option="Option1" x:Name="b1">
      <ns0:PromptPlaybackComponent x:Name="wait" PromptList="{_PROMPTS.format(file="Wait.wav")}"/>
      <ns0:TransferComponent x:Name="sales" Destination="&quot;84901234567&quot;"/>
     </ns0:MenuComponentBranch>
     <ns0:MenuComponentBranch Option="Option2" x:Name="b2">
      <ns0:DisconnectCallComponent x:Name="bye"/>
     </ns0:MenuComponentBranch>
     <ns0:MenuComponentBranch Option="OptionStar" x:Name="b3"/>
     <ns0:MenuComponentBranch Option="TimeoutOrInvalidOption" x:Name="b4">
      <ns0:TransferComponent x:Name="operator" Destination="&quot;100&quot;"/>
     </ns0:MenuComponentBranch>
    </ns0:MenuComponent>
    <ns0:UserInputComponent x:Name="pin" MinDigits="4" InitialPromptList="{_PROMPTS.format(file="Pin.wav")}"/>
   </ns0:MainFlow>
  </MainFlow>
 </Flows>
</File>
"""

TWILIO = json.dumps(
    {
        "description": "Front desk",
        "initial_state": "Trigger",
        "flags": {"allow_concurrent_calls": True},
        "states": [
            {
                "name": "Trigger",
                "type": "trigger",
                "transitions": [{"event": "incomingMessage"}, {"event": "incomingCall", "next": "hello"}],
                "properties": {"offset": {"x": 0, "y": 0}},
            },
            {
                "name": "hello",
                "type": "say-play",
                "transitions": [{"event": "audioComplete", "next": "log"}],
                "properties": {"say": "Welcome.", "loop": 1, "voice": "alice"},
            },
            {
                "name": "log",
                "type": "run-function",
                "transitions": [{"event": "success", "next": "menu"}, {"event": "fail", "next": "menu"}],
                "properties": {"url": "https://example.com"},
            },
            {
                "name": "menu",
                "type": "gather-input-on-call",
                "transitions": [
                    {"event": "keypress", "next": "split"},
                    {"event": "speech", "next": "split"},
                    {"event": "timeout", "next": "menu"},
                ],
                "properties": {
                    "say": "Press 1 for sales, 2 for help.", "timeout": 6, "number_of_digits": 1, "loop": 2,
                },
            },
            {
                "name": "split",
                "type": "split-based-on",
                "transitions": [
                    {"event": "noMatch", "next": "menu"},
                    {"event": "match", "next": "sales", "conditions": [{
                        "friendly_name": "1", "arguments": ["{{widgets.menu.Digits}}"],
                        "type": "equal_to", "value": "1"}]},
                    {"event": "match", "next": "help", "conditions": [{
                        "friendly_name": "2", "arguments": ["{{widgets.menu.Digits}}"],
                        "type": "equal_to", "value": "2"}]},
                    {"event": "match", "next": "help", "conditions": [{
                        "friendly_name": "many", "arguments": ["{{widgets.menu.Digits}}"],
                        "type": "contains", "value": "3"}]},
                ],
                "properties": {"input": "{{widgets.menu.Digits}}"},
            },
            {
                "name": "sales",
                "type": "connect-call-to",
                "transitions": [{"event": "callCompleted"}],
                "properties": {
                    "noun": "number",
                    "to": "+84901234567",
                    "caller_id": "{{contact.channel.address}}",
                },
            },
            {
                "name": "help",
                "type": "enqueue-call",
                "transitions": [{"event": "callComplete"}],
                "properties": {"queue_name": "support", "priority": 1},
            },
        ],
    }
)  # fmt: skip

GENESYS = """
inboundCall:
  name: Front desk
  startUpRef: "/inboundCall/menus/menu[Main_1]"
  settingsMenu:
    menuSelectionTimeout:
      lit: {seconds: 7}
  menus:
    - menu:
        name: Main
        refId: Main_1
        audio:
          tts: Press 1 for sales, 2 for a number, 3 for more.
        settingsMenu:
          repeatCount: {lit: 2}
        choices:
          - menuTransferToAcd:
              name: Sales
              dtmf: digit_1
              targetQueue: {lit: {name: Sales}}
          - menuTransferToNumber:
              name: Out
              dtmf: digit_2
              targetNumber: {lit: "+84901234567"}
          - menuSubMenu:
              name: More
              refId: More_3
              dtmf: digit_3
              audio: {prompt: {lit: {name: Prompt.more}}}
              choices:
                - menuDisconnect: {name: Bye, dtmf: pound}
          - menuTransferToFlow:
              name: Elsewhere
              dtmf: digit_4
              targetFlow: {lit: {name: Other}}
"""

ASTERISK = """; a small office
[general]
static=yes

[main]
exten => s,1,Answer()
 same => n,Playback(welcome)
 same => n(ask),Background(menu-1&menu-2)
 same => n,WaitExten(8)
exten => 1,1,Queue(sales,t)
exten => 2,1,Goto(help,s,1)
exten => 3,1,Dial(SIP/carrier/84901234567,30)
 same => n,Voicemail(100@default)
exten => #,1,Goto(s,ask)
exten => _5XX,1,Dial(SIP/${EXTEN})
exten => t,1,Playback(goodbye)
 same => n,Hangup()
exten => i,1,Goto(main,s,ask)
include => parkedcalls

[help]
exten => s,1,Background(help)
exten => s,2,WaitExten(5)
exten => 9,1,Hangup()
exten => 0,1,Dial(SIP/100)
"""

AMAZON_NEW = json.dumps(
    {
        "Version": "2019-10-30",
        "StartAction": "hello",
        "Metadata": {"ActionMetadata": {"hello": {"position": {"x": 1, "y": 2}}}},
        "Actions": [
            {
                "Identifier": "hello",
                "Type": "MessageParticipant",
                "Parameters": {"Text": "Welcome."},
                "Transitions": {"NextAction": "menu"},
            },
            {
                "Identifier": "menu",
                "Type": "GetParticipantInput",
                "Parameters": {
                    "SSML": "<speak>Press <b>1</b></speak>",
                    "StoreInput": "False",
                    "InputTimeLimitSeconds": "8",
                },
                "Transitions": {
                    "NextAction": "bye",
                    "Conditions": [
                        {"NextAction": "set", "Condition": {"Operator": "Equals", "Operands": ["1"]}},
                        {"NextAction": "out", "Condition": {"Operator": "Equals", "Operands": ["2"]}},
                        {"NextAction": "out", "Condition": {"Operator": "Equals", "Operands": ["12"]}},
                    ],
                    "Errors": [
                        {"NextAction": "menu", "ErrorType": "InputTimeLimitExceeded"},
                        {"NextAction": "bye", "ErrorType": "NoMatchingError"},
                    ],
                },
            },
            {
                "Identifier": "set",
                "Type": "UpdateContactTargetQueue",
                "Parameters": {"QueueId": "arn:aws:connect:x:1:instance/i/queue/abc"},
                "Transitions": {
                    "NextAction": "wait",
                    "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"}],
                },
            },
            {
                "Identifier": "wait",
                "Type": "MessageParticipant",
                "Parameters": {"PromptId": "arn:aws:connect:x:1:instance/i/prompt/p1"},
                "Transitions": {"NextAction": "go"},
            },
            {
                "Identifier": "go",
                "Type": "TransferContactToQueue",
                "Parameters": {},
                "Transitions": {"NextAction": "bye"},
            },
            {
                "Identifier": "out",
                "Type": "TransferParticipantToThirdParty",
                "Parameters": {"ThirdPartyPhoneNumber": "+84901234567"},
                "Transitions": {"NextAction": "bye"},
            },
            {"Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}},
        ],
    }
)

VOICEXML = """<?xml version="1.0"?>
<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml">
 <menu id="top">
  <property name="timeout" value="1500ms"/>
  <prompt>Press 1 for <emphasis>sales</emphasis>, 2 to hear news.</prompt>
  <choice dtmf="1" next="#sales">sales</choice>
  <choice dtmf="2" next="news.vxml">news</choice>
  <choice dtmf="12" next="#sales"/>
  <noinput>Are you there? <reprompt/></noinput>
  <nomatch><goto next="#bye"/></nomatch>
 </menu>
 <form id="sales"><transfer dest="tel:+84901234567" bridge="true"/></form>
 <form id="bye"><block><audio src="sounds/bye.wav"/>Goodbye.<disconnect/></block></form>
</vxml>
"""

ALL = {
    "FreeSWITCH": FREESWITCH,
    "3CX": THREECX,
    "Twilio Studio": TWILIO,
    "Genesys": GENESYS,
    "Asterisk": ASTERISK,
    "Amazon Connect": AMAZON_NEW,
    "VoiceXML": VOICEXML,
}


def _module(name, kind, branches, *parameters, target=None, **more):
    found = {
        "id": name, "type": kind, "branches": [dict(b) for b in branches], "parameters": list(parameters),
        "metadata": {"position": {"x": 20, "y": 40}}, **more,
    }  # fmt: skip
    return found | ({"target": target} if target else {})


def _to(condition, transition, **more):
    return {"condition": condition, "transition": transition, **more}


def _key(digit, transition):
    return _to("Evaluate", transition, conditionType="Equals", conditionValue=digit)


AMAZON_OLD = json.dumps(
    {
        "modules": [
            _module("log", "SetLoggingBehavior", [_to("Success", "voice")],
                    {"name": "LoggingBehavior", "value": "Enable"}),
            _module("voice", "SetVoice", [_to("Success", "check")],
                    {"name": "GlobalVoice", "value": "Joanna"}),
            _module("check", "CheckAttribute",
                    [_to("Evaluate", "closed", conditionType="Equals", conditionValue="vip"),
                     _to("NoMatch", "hours")],
                    {"name": "Attribute", "value": "tier"}, {"name": "Namespace", "value": "User Defined"}),
            _module("hours", "CheckHoursOfOperation",
                    [_to("True", "menu"), _to("False", "closed"), _to("Error", "bye")],
                    {"name": "Hours", "value": "arn:aws:connect:x:1:instance/i/hours/h",
                     "resourceName": "Daily"}),
            _module("menu", "GetUserInput",
                    [_key("1", "sales"), _key("2", "call"), _key("12", "call"), _to("Timeout", "loop"),
                     _to("NoMatch", "loop"), _to("Error", "bye")],
                    {"name": "Text", "value": "Press 1 for sales, 2 for a number."},
                    {"name": "TextToSpeechType", "value": "text"}, {"name": "Timeout", "value": "6"},
                    {"name": "MaxDigits", "value": "1"}, target="Digits"),
            _module("loop", "Loop", [_to("Looping", "menu"), _to("Complete", "bye")],
                    {"name": "LoopCount", "value": "3"}),
            _module("sales", "SetQueue", [_to("Success", "wait"), _to("Error", "bye")],
                    {"name": "Queue", "value": "arn:aws:connect:x:1:instance/i/queue/q", "namespace": None,
                     "resourceName": "Sales"}),
            _module("wait", "PlayPrompt", [_to("Success", "hand over")],
                    {"name": "AudioPrompt", "value": "arn:aws:connect:x:1:instance/i/prompt/p",
                     "resourceName": "Please wait.wav"}),
            _module("hand over", "Transfer", [_to("AtCapacity", "bye"), _to("Error", "bye")], target="Queue"),
            _module("call", "Transfer",
                    [_to("Success", "bye"), _to("CallFailure", "bye"), _to("Error", "bye")],
                    {"name": "PhoneNumber", "value": "+84901234567"},
                    {"name": "BlindTransfer", "value": False},
                    target="PhoneNumber"),
            _module("closed", "PlayPrompt", [_to("Success", "pin")],
                    {"name": "Text", "value": "<speak>We are <emphasis>closed</emphasis>.</speak>"},
                    {"name": "TextToSpeechType", "value": "ssml"}),
            _module("pin", "StoreUserInput", [_to("Success", "other"), _to("Error", "bye")],
                    {"name": "Text", "value": "$.Attributes.question", "namespace": "User Defined"},
                    {"name": "TextToSpeechType", "value": "text"}, {"name": "MaxDigits", "value": 4}),
            _module("other", "Transfer", [_to("Error", "bye")],
                    {"name": "ContactFlowId", "value": "arn:aws:connect:x:1:instance/i/contact-flow/c",
                     "resourceName": "Night"}, target="Flow"),
            _module("lambda", "InvokeExternalResource", [_to("Success", "bye"), _to("Error", "bye")],
                    {"name": "FunctionArn", "value": "arn:aws:lambda:x:1:function:f"}, target="Lambda"),
            _module("bye", "Disconnect", []),
            _module("alone", "Disconnect", []),
        ],
        "version": "1",
        "type": "contactFlow",
        "start": "log",
        "metadata": {"entryPointPosition": {"x": 14, "y": 20}, "name": "Front desk", "status": "published",
                     "hash": "0a"},
    },
    indent=1,
)  # fmt: skip
MORE = {"Amazon Connect, modules": AMAZON_OLD}
"""Further forms of those formats."""
