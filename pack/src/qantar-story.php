<?php
/**
 * Plugin Name: Bloody January
 * Description: [qantar_story lang="en" part=""]: the interactive story, or a part of it, in a post or a page.
 * Version: 1.0
 * License: MIT
 * Requires PHP: 7.2
 *
 * What is saved in the post is the shortcode alone, so that no role's filter can take anything away from it.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const QANTAR_STORY     = '{{story}}';
const QANTAR_SCRIPT    = '{{story}}{{script}}';
const QANTAR_INTEGRITY = '{{integrity}}';
const QANTAR_LANGUAGES = array( {{php-languages}} );

function qantar_story( $attributes ) {
	$chosen = shortcode_atts( array( 'lang' => 'en', 'part' => '' ), $attributes, 'qantar_story' );
	$lang   = in_array( $chosen['lang'], QANTAR_LANGUAGES, true ) ? $chosen['lang'] : 'en';
	$part   = preg_match( '/^[a-z-]+$/', $chosen['part'] ) ? 'part/' . $chosen['part'] . '/' : '';
	$link   = '<a href="' . esc_url( QANTAR_STORY . $lang . '/' . $part ) . '">Bloody January</a>';
	if ( is_feed() ) {
		return $link;
	}
	// Once a page, however many stories stand on it; without a version, which would change the address.
	wp_enqueue_script( 'qantar-story', QANTAR_SCRIPT, array(), null, true );
	return '<div class="qantar-embed">' . $link . '</div>';
}
add_shortcode( 'qantar_story', 'qantar_story' );

function qantar_story_tag( $tag, $handle ) {
	if ( 'qantar-story' !== $handle ) {
		return $tag;
	}
	return str_replace( ' src=', ' async integrity="' . esc_attr( QANTAR_INTEGRITY ) . '" crossorigin="anonymous" src=', $tag );
}
add_filter( 'script_loader_tag', 'qantar_story_tag', 10, 2 );
