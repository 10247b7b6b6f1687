// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/profilewords.h"

#include <QCoreApplication>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

struct ProfileWords
{
    Q_DECLARE_TR_FUNCTIONS(ProfileWords)
};

} // namespace

QString describe(const ProfileError &error, const QString &file)
{
    if (error.line == 0)
        return u"%1: %2"_s.arg(file, describe(error));
    const QString place = u"%1:%2:%3: "_s.arg(file, QString::number(error.line), QString::number(error.column));
    if (error.pointer.isEmpty())
        return place + describe(error);
    //: %1 is a sentence, %2 a JSON pointer such as /rules/0/when
    return place + ProfileWords::tr("%1 (at %2)").arg(describe(error), error.pointer);
}

QString describe(const ProfileError &error)
{
    switch (error.kind) {
    case ProfileError::Kind::FileUnreadable:
        //: %1 is the system's own sentence
        return ProfileWords::tr("The file cannot be read: %1.").arg(error.detail);
    case ProfileError::Kind::FileTooLarge:
        return ProfileWords::tr("The file is larger than 1 MiB.");
    case ProfileError::Kind::NotJson:
        return ProfileWords::tr("This is not JSON: %1.").arg(error.detail);
    case ProfileError::Kind::TooDeep:
        return ProfileWords::tr("More than 32 values stand inside each other.");
    case ProfileError::Kind::KeyTwice:
        return ProfileWords::tr("The key \"%1\" stands here twice.").arg(error.detail);
    case ProfileError::Kind::VersionUnknown:
        return ProfileWords::tr("A profile says \"runwatch-profile\": 1; this says something else, or nothing.");
    case ProfileError::Kind::KeyMissing:
        return ProfileWords::tr("The key \"%1\" is missing.").arg(error.detail);
    case ProfileError::Kind::KeyUnknown:
        return ProfileWords::tr("There is no key \"%1\" here.").arg(error.detail);
    case ProfileError::Kind::NotAText:
        return ProfileWords::tr("A text is expected.");
    case ProfileError::Kind::NotABoolean:
        return ProfileWords::tr("Either true or false is expected.");
    case ProfileError::Kind::NotANumber:
        return ProfileWords::tr("A number is expected.");
    case ProfileError::Kind::NotAnObject:
        return ProfileWords::tr("An object is expected: { … }.");
    case ProfileError::Kind::NotAList:
        return ProfileWords::tr("A list is expected: [ … ].");
    case ProfileError::Kind::ListEmpty:
        return ProfileWords::tr("The list is empty.");
    case ProfileError::Kind::NumberOutOfRange:
        return ProfileWords::tr("A whole number in %1 is expected.").arg(error.detail);
    case ProfileError::Kind::WordUnknown:
        return ProfileWords::tr("One of these is expected: %1.").arg(error.detail);
    case ProfileError::Kind::TooManyRules:
        return ProfileWords::tr("A profile has 1000 rules at most.");
    case ProfileError::Kind::PointerUnreadable:
        return ProfileWords::tr("This is no JSON Pointer. One begins with a slash: /a/b; in a name ~1 stands for / and ~0 for ~.");
    case ProfileError::Kind::NameUnreadable:
        return ProfileWords::tr("A variable's name has letters, digits, _ and -, and begins with a letter or _.");
    case ProfileError::Kind::NameTaken:
        return ProfileWords::tr("The variable %1 gets its value from Runwatch. Choose another name.").arg(error.detail);
    case ProfileError::Kind::NameUnknown:
        return ProfileWords::tr("Nothing gives a value to {%1}: it is not in \"variables\" and in no \"save\".").arg(error.detail);
    case ProfileError::Kind::BraceOpen:
        return ProfileWords::tr("A brace stands here without its other one. For a plain brace write it twice: {{ or }}.");
    case ProfileError::Kind::BraceContent:
        return ProfileWords::tr("Between braces stands the name of a variable, or where there is an event a JSON Pointer; not \"%1\".").arg(error.detail);
    case ProfileError::Kind::DollarUnknown:
        return ProfileWords::tr("There is no %1 here. For a text that begins with $ write {\"text\": \"%1\"}.").arg(error.detail);
    case ProfileError::Kind::ValueUnreadable:
        return ProfileWords::tr("This is no value. An object that is one has the key percent, unit, ratio, fraction, map, base64, count or text.");
    case ProfileError::Kind::DemandUnreadable:
        return ProfileWords::tr("This is no demand. An object that is one has the key is, prefix, suffix, contains or not.");
    case ProfileError::Kind::RatioNotTwo:
        return ProfileWords::tr("A ratio has two values: what is done, and the total.");
    case ProfileError::Kind::HeaderName:
        return ProfileWords::tr("This is no name of a header.");
    case ProfileError::Kind::HeaderControlCharacter:
        return ProfileWords::tr("A header's value has no control character.");
    case ProfileError::Kind::BodyWithGet:
        return ProfileWords::tr("A GET request has no body.");
    case ProfileError::Kind::UrlUnreadable:
        return ProfileWords::tr("A URL begins with http:// or https://, with a {name}, or with a slash, and has no user name and no fragment.");
    case ProfileError::Kind::UrlElsewhere:
        return ProfileWords::tr("This would go to another server than the source. It may not: the token would go with it.");
    case ProfileError::Kind::PatternUnreadable:
        return ProfileWords::tr("A path begins with a slash, may have {names} in it, and may end in /**.");
    }
    return {};
}

QString colourWord(ProfileColour colour)
{
    switch (colour) {
    case ProfileColour::None:
        return {};
    case ProfileColour::Red:
        return ProfileWords::tr("red");
    case ProfileColour::Orange:
        return ProfileWords::tr("orange");
    case ProfileColour::Yellow:
        return ProfileWords::tr("yellow");
    case ProfileColour::Green:
        return ProfileWords::tr("green");
    case ProfileColour::Blue:
        return ProfileWords::tr("blue");
    case ProfileColour::Purple:
        return ProfileWords::tr("purple");
    case ProfileColour::Grey:
        return ProfileWords::tr("grey");
    }
    return {};
}

QString describe(const ProfileLibrary::SaveError &error)
{
    if (error.kind == ProfileLibrary::SaveError::Kind::NameUnusable)
        return ProfileWords::tr("A profile's name has the letters a to z, digits and -. The name default is taken.");
    //: %1 is the system's own sentence
    return ProfileWords::tr("The profile could not be saved: %1.").arg(error.detail);
}

} // namespace runwatch
