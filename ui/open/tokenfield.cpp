// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/tokenfield.h"

#include "ui/look/icons.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

namespace runwatch {

TokenField::TokenField(QWidget *parent)
    : QWidget(parent)
    , m_token(new QLineEdit)
    , m_show(new QToolButton)
    , m_remember(new QCheckBox(tr("Re&member the token in the keychain")))
{
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setAccessibleName(tr("Token"));
    m_token->setPlaceholderText(tr("Sent as a bearer token to this server alone"));
    m_show->setText(tr("Sho&w"));
    m_show->setIcon(tintedIcon(Icon::Show));
    m_show->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_show->setCheckable(true);
    m_show->setFocusPolicy(Qt::TabFocus);
    m_show->setAccessibleName(tr("Show the token"));
    connect(m_show, &QToolButton::toggled, m_token, [this](bool isShown) {
        m_token->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
        m_show->setIcon(tintedIcon(isShown ? Icon::Hide : Icon::Show));
    });
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_token, 0, 0);
    layout->addWidget(m_show, 0, 1);
    layout->addWidget(m_remember, 1, 0, 1, 2);
    setFocusProxy(m_token);
}

void TokenField::setToken(const QByteArray &token)
{
    m_token->setText(QString::fromUtf8(token));
}

void TokenField::clear()
{
    m_token->clear();
    m_show->setChecked(false);
    m_remember->setChecked(false);
}

QByteArray TokenField::token() const
{
    return m_token->text().trimmed().toUtf8();
}

bool TokenField::isToBeRemembered() const
{
    return m_remember->isChecked() && !token().isEmpty();
}

} // namespace runwatch
